package ca.chartside.desktop.actions;

import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a conversation is saved as pages or data: the model behind the dialog, and what the dialog shows of it. */
class ExportPanelTest extends ActionsFixture {
    private static final Path TO = Path.of("saved.pdf");

    private final List<String> suggested = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private @Nullable Path chosen = TO;
    private int closed;

    private ExportModel model(String language) {
        return new ExportModel(api, ui, row(101), Locale.of(language));
    }

    private ExportPanel panel(String language) {
        Theme.install(false);
        Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        ExportPanel panel = new ExportPanel(
                model(language),
                new Messages(Locale.of(language)),
                clock,
                (name, form) -> {
                    suggested.add(name);
                    return chosen;
                },
                opened::add,
                () -> closed++);
        paint(panel);
        return panel;
    }

    private static void paint(ExportPanel panel) {
        Looks.paint(panel, panel.getPreferredSize());
    }

    private static @Nullable Component find(Container in, String name) {
        for (Component child : in.getComponents()) {
            if (name.equals(child.getName())) {
                return child;
            }
            Component within = child instanceof Container inner ? find(inner, name) : null;
            if (within != null) {
                return within;
            }
        }
        return null;
    }

    private static boolean isShown(Container panel, String name) {
        Component part = find(panel, name);
        while (part != null && part != panel && part.isVisible()) {
            part = part.getParent();
        }
        return part == panel;
    }

    private static void press(Container panel, String name) {
        ((AbstractButton) find(panel, name)).doClick(0);
    }

    private List<String> exports() {
        return api.asked.stream().filter(what -> what.startsWith("export ")).toList();
    }

    @Test
    void pagesWithoutNotesAreWhatIsSavedUnlessAskedOtherwise() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ExportPanel panel = panel("fr");
            press(panel, "export.save");
            assertThat(exports()).containsExactly("export PDF fr saved.pdf");
            assertThat(isShown(panel, "export.done")).isTrue();
            press(panel, "export.open");
            assertThat(opened).containsExactly(TO);
        });
    }

    @Test
    void withNotesItSaysForWhomAndItsNameTells() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ExportPanel panel = panel("en");
            assertThat(isShown(panel, "export.inside")).isFalse();
            press(panel, "export.notes");
            press(panel, "export.data");
            paint(panel);
            assertThat(isShown(panel, "export.inside")).isTrue();
            press(panel, "export.save");
            assertThat(suggested).containsExactly("Conversation TESTERSON Anna 2026-11-24 with notes.json");
            assertThat(exports()).containsExactly("export JSON notes en saved.pdf");
            assertThat(isShown(panel, "export.open")).as("data is not opened").isFalse();
        });
    }

    @Test
    void whatIsChosenAfterwardsIsNotWhatWasSaved() {
        ExportModel model = model("en");
        model.save(TO);
        assertThat(model.saved()).isEqualTo(TO);
        model.notes(true);
        assertThat(model.saved()).isNull();
    }

    @Test
    void whileItIsSavedItIsNotSavedTwice() {
        ExportModel model = model("en");
        background.hold();
        model.save(TO);
        model.save(TO);
        assertThat(model.busy()).isTrue();
        assertThat(background.waiting).hasSize(1);
        background.answer();
        assertThat(model.busy()).isFalse();
    }

    @Test
    void givingUpSavesNothingAndAFailureSaysWhy() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ExportPanel panel = panel("en");
            chosen = null;
            press(panel, "export.save");
            assertThat(exports()).isEmpty();

            chosen = TO;
            api.failing = ErrorKind.FILE_NOT_SAVED;
            press(panel, "export.save");
            assertThat(isShown(panel, "export.trouble")).isTrue();
            assertThat(isShown(panel, "export.done")).isFalse();
            assertThat(find(panel, "export.save").isEnabled()).isTrue();
            press(panel, "export.cancel");
            assertThat(closed).isEqualTo(1);
        });
    }

    @Test
    void aNameHoldsNothingThatAFolderCouldTakeAmiss() {
        Patient odd = new Patient(
                9, "<b>O'Neilé</b>", "../..\\A:", "1985-03-14", 41, "F", null, null, null, null, "en", "AC");
        api.rows.put(id(101), Samples.waiting(101, odd, "Hello", 0, false));
        assertThat(model("en").suggestedName("Conversation", "with notes", Samples.NOW.toLocalDate()))
                .isEqualTo("Conversation ______A_ _b_O'Neil\u00e9__b_ 2026-11-24.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theDialogIsNoHigherThanWhatItSays(String language) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ExportPanel panel = panel(language);
            JDialog dialog = new JDialog();
            dialog.setContentPane(panel);
            dialog.pack();
            press(panel, "export.save");
            dialog.validate();
            Container said = find(panel, "export.done").getParent();
            assertThat(said.getHeight()).isEqualTo(said.getPreferredSize().height);
            dialog.dispose();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingIsCutWhateverIsSaid(String language) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ExportPanel panel = panel(language);
            press(panel, "export.notes");
            press(panel, "export.save");
            paint(panel);
            for (String name : List.of("export.pages", "export.data", "export.notes", "export.inside", "export.done")) {
                Component part = find(panel, name);
                int needed = part instanceof Sentence words
                        ? words.heightFor(words.getWidth())
                        : part.getPreferredSize().height;
                assertThat(part.getHeight()).as(name).isGreaterThanOrEqualTo(needed);
            }
            Component save = find(panel, "export.save");
            int bottom = SwingUtilities.convertPoint(save, 0, save.getHeight(), panel).y;
            assertThat(bottom).isLessThanOrEqualTo(panel.getHeight());
        });
    }
}
