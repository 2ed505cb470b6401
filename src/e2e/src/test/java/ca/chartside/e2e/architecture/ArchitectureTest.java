package ca.chartside.e2e.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.awt.Window;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** The rules of the house that the compiler does not know; docs/ARCHITECTURE.md says why each is there. */
class ArchitectureTest {
    private static final JavaClasses CHARTSIDE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ca.chartside");

    private static final String BACKEND = "ca.chartside.backend..";
    private static final String DESKTOP = "ca.chartside.desktop..";

    @TestFactory
    Collection<DynamicTest> rules() {
        return List.of(
                test(
                        "models know no toolkit",
                        noClasses()
                                .that()
                                .haveSimpleNameEndingWith("Model")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("javax.swing..", "java.awt..", "com.formdev..")
                                .allowEmptyShould(true)),
                test(
                        "the wire types depend on nothing but annotations",
                        classes()
                                .that()
                                .resideInAPackage("ca.chartside.protocol..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java..",
                                        "ca.chartside.protocol..",
                                        "com.fasterxml.jackson.annotation..",
                                        "org.jspecify.annotations..")),
                test(
                        "no cycle between the backend's features",
                        slices().matching("ca.chartside.backend.(*)..").should().beFreeOfCycles()),
                test(
                        "no cycle between the desktop's features",
                        // The composition root knows every feature; what they may know of it is its own rule.
                        slices().matching("ca.chartside.desktop.(*)..")
                                .should()
                                .beFreeOfCycles()
                                .ignoreDependency(
                                        DescribedPredicate.alwaysTrue(),
                                        resideInAPackage("ca.chartside.desktop.app.."))),
                test(
                        "of the desktop's composition root the features know the thread seam alone",
                        noClasses()
                                .that(resideInAPackage(DESKTOP)
                                        .and(DescribedPredicate.not(resideInAPackage("ca.chartside.desktop.app.."))))
                                .should()
                                .dependOnClassesThat(resideInAPackage("ca.chartside.desktop.app..")
                                        .and(describe(
                                                "are not the thread seam",
                                                type -> !type.getSimpleName().equals("UiExecutor"))))
                                .allowEmptyShould(true)),
                test(
                        "no mutable statics",
                        fields().that()
                                .areStatic()
                                .and(describe("were written by hand", ArchitectureTest::writtenByHand))
                                .should(not(beMutable()))),
                test(
                        "only command lines print",
                        noClasses()
                                .that(describe("are no command lines", type -> !isCommandLine(type)))
                                .should(ACCESS_STANDARD_STREAMS)),
                test(
                        "the desktop has no database",
                        noClasses()
                                .that()
                                .resideInAPackage(DESKTOP)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", BACKEND)),
                test(
                        "the backend has no toolkit",
                        noClasses()
                                .that()
                                .resideInAPackage(BACKEND)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("javax.swing..", DESKTOP)),
                test(
                        "the backend draws nothing but the copies of pictures",
                        noClasses()
                                .that()
                                .resideInAPackage(BACKEND)
                                .and()
                                .haveNameNotMatching(".*\\.backend\\.file\\.(Pictures|Orientation)")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("java.awt..", "javax.imageio..")),
                test(
                        "a panel is never a window",
                        noClasses()
                                .that()
                                .haveSimpleNameEndingWith("Panel")
                                .should()
                                .beAssignableTo(Window.class)
                                .allowEmptyShould(true)));
    }

    private static DynamicTest test(String name, ArchRule rule) {
        return DynamicTest.dynamicTest(name, () -> rule.check(CHARTSIDE));
    }

    /** Compilers add fields of their own; templates compile to generated classes. */
    private static boolean writtenByHand(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getName().startsWith("$")
                && !field.getName().startsWith("JTE_");
    }

    private static boolean isCommandLine(JavaClass type) {
        return type.isAnnotatedWith(CommandLine.Command.class)
                || type.tryGetMethod("main", String[].class).isPresent()
                || type.getEnclosingClass().map(ArchitectureTest::isCommandLine).orElse(false);
    }

    private static ArchCondition<JavaField> beMutable() {
        return new ArchCondition<>("be mutable") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                why(field)
                        .ifPresent(reason ->
                                events.add(SimpleConditionEvent.satisfied(field, field.getFullName() + " " + reason)));
                if (why(field).isEmpty()) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is constant"));
                }
            }
        };
    }

    private static Optional<String> why(JavaField field) {
        JavaClass type = field.getRawType();
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return Optional.of("is not final");
        }
        if (type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE)) {
            return Optional.of("is an array that others can write to");
        }
        String name = type.getName();
        boolean changes = name.startsWith("java.util.concurrent.")
                || name.startsWith("java.util.") && (name.endsWith("HashMap") || name.endsWith("ArrayList"))
                || name.equals(StringBuilder.class.getName());
        return changes ? Optional.of("is a " + type.getSimpleName()) : Optional.empty();
    }

    /** A rule over no classes would hold whatever is written. */
    @Test
    void theRulesSeeTheHouse() {
        for (String part : new String[] {"protocol", "backend", "desktop"}) {
            if (CHARTSIDE.stream().noneMatch(type -> type.getPackageName().startsWith("ca.chartside." + part))) {
                throw new AssertionError("no class of " + part + " was read");
            }
        }
    }
}
