package ca.chartside.desktop.actions;

import static ca.chartside.desktop.fake.Samples.CHEN;
import static ca.chartside.desktop.fake.Samples.RITA;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.access.SignedInModel;
import ca.chartside.desktop.fake.FakeAccess;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dialogs of the three dots show and how the keyboard works in them. */
class ActionPanelsTest extends ActionsFixture {
    private final FakeAccess access = new FakeAccess();
    private int closed;

    private PickPanel assign(String language) {
        Theme.install(false);
        PickPanel panel = new PickPanel(
                PickModel.assign(api, ui, actions, RITA, row(101)), new Messages(Locale.of(language)), () -> closed++);
        Looks.paint(panel, new Dimension(PickPanel.WIDTH, panel.getPreferredSize().height));
        return panel;
    }

    private GroupPanel group(String language) {
        Theme.install(false);
        api.act(id(101), new ConversationAction.Assign(CHEN.id(), ""));
        api.act(id(101), new ConversationAction.AddMember(RITA.id()));
        Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        GroupPanel panel = new GroupPanel(
                new GroupModel(api, ui, live, actions, RITA, row(101)),
                new SignedInModel(access, ui, live, row(101).patient().demographicNo()),
                new Messages(Locale.of(language)),
                clock);
        Looks.paint(panel, new Dimension(PickPanel.WIDTH, 400));
        return panel;
    }

    private static List<JComponent> seen(Container in) {
        List<JComponent> all = new ArrayList<>();
        for (Component child : in.getComponents()) {
            if (child.isVisible() && child instanceof JComponent component) {
                all.add(component);
                all.addAll(seen(component));
            }
        }
        return all;
    }

    private static JComponent find(Container in, String name) {
        return seen(in).stream()
                .filter(component -> name.equals(component.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not to be seen"));
    }

    private static void press(JComponent in, String key) {
        Object action = in.getInputMap().get(KeyStroke.getKeyStroke(key));
        in.getActionMap().get(action).actionPerformed(null);
    }

    @Test
    void typingArrowAndEnterAssign() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            PickPanel panel = assign("en");
            JTextField filter = (JTextField) find(panel, "pick.filter");
            ((JTextField) find(panel, "pick.reason")).setText("x".repeat(Limits.REASON_CHARS + 5));
            press(filter, "DOWN");
            press(filter, "UP");
            press(filter, "DOWN");
            press(filter, "ENTER");

            assertThat(row(101).ownerName()).isEqualTo("Dr. Mei Chen");
            assertThat(api.asked)
                    .contains("act " + new ConversationAction.Assign(CHEN.id(), "x".repeat(Limits.REASON_CHARS)));
            assertThat(closed).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 1 | is signed in on 1 device.
            en | 2 | is signed in on 2 devices.
            fr | 2 | a une session ouverte sur 2 appareils.
            """)
    void wherePatientsAreSignedInIsSaidAndEndedWithOneClick(String language, int devices, String said)
            throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            int patient = row(101).patient().demographicNo();
            access.signedIn(patient, devices);
            GroupPanel panel = group(language);
            assertThat(seen(panel))
                    .filteredOn(JTextComponent.class::isInstance)
                    .extracting(text -> ((JTextComponent) text).getText())
                    .anyMatch(text -> text.endsWith(said));
            ((AbstractButton) find(panel, "access.signOut")).doClick(0);
            assertThat(access.access(patient).devices()).isZero();
            assertThat(seen(panel)).noneMatch(component -> "access.signOut".equals(component.getName()));
        });
    }

    @Test
    void whereNobodyIsLeftNothingCanBeAssigned() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            PickPanel panel = assign("en");
            JTextField filter = (JTextField) find(panel, "pick.filter");
            filter.setText("zz");
            assertThat(find(panel, "pick.go").isEnabled()).isFalse();
            press(filter, "ENTER");
            assertThat(closed).isZero();

            filter.setText("che");
            assertThat(((JList<?>) find(panel, "pick.list")).getModel().getSize())
                    .isEqualTo(1);
            assertThat(find(panel, "pick.go").isEnabled()).isTrue();
        });
    }

    @Test
    void whatFailsStaysOpenWithWhatWasTyped() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            PickPanel panel = assign("en");
            ((JTextField) find(panel, "pick.reason")).setText("Her patient");
            api.failing = ErrorKind.SERVER_UNREACHABLE;
            ((AbstractButton) find(panel, "pick.go")).doClick(0);
            assertThat(closed).isZero();
            assertThat(find(panel, "pick.trouble").isVisible()).isTrue();
            assertThat(((JTextField) find(panel, "pick.reason")).getText()).isEqualTo("Her patient");

            api.failing = null;
            ((AbstractButton) find(panel, "pick.retry")).doClick(0);
            assertThat(closed).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void groupInfoTellsWhoRoleAndSinceWhen(String language) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            GroupPanel panel = group(language);
            List<String> words = seen(panel).stream()
                    .filter(JLabel.class::isInstance)
                    .map(label -> ((JLabel) label).getText())
                    .filter(text -> text != null && !text.isEmpty())
                    .toList();
            if (language.equals("en")) {
                assertThat(words)
                        .containsExactly(
                                "3 members",
                                "Anna TESTERSON",
                                "Patient · since 20 November 2026",
                                "Dr. Mei Chen · owner",
                                "Doctor · since today 09:40",
                                "Rita Desk (you)",
                                "MOA · since today 09:40");
            } else {
                assertThat(words).contains("3 membres", "Rita Desk (vous)");
            }
            for (JComponent part : seen(panel)) {
                int right = SwingUtilities.convertPoint(part, part.getWidth(), 0, panel).x;
                assertThat(right).as(part.toString()).isLessThanOrEqualTo(PickPanel.WIDTH);
                if (part instanceof JLabel label && label.getText() != null) {
                    assertThat(label.getWidth())
                            .as(label.getText())
                            .isGreaterThanOrEqualTo(label.getPreferredSize().width);
                }
            }
        });
    }

    @Test
    void removingAsksAndEscapeGoesBackStepByStep() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            GroupPanel panel = group("en");
            JComponent cross = find(panel, "group.remove." + RITA.id());
            assertThat(cross.getAccessibleContext().getAccessibleName()).isEqualTo("Remove Rita Desk");
            ((AbstractButton) cross).doClick(0);
            assertThat(find(panel, "group.question").isVisible()).isTrue();
            assertThat(panel.back()).isTrue();
            assertThat(seen(panel)).noneMatch(part -> "group.question".equals(part.getName()));

            ((AbstractButton) find(panel, "group.add")).doClick(0);
            assertThat(find(panel, "pick.filter").isVisible()).isTrue();
            assertThat(panel.back()).isTrue();
            assertThat(seen(panel)).noneMatch(part -> "pick.filter".equals(part.getName()));
            assertThat(panel.back()).as("Esc closes it now").isFalse();

            ((AbstractButton) find(panel, "group.remove." + RITA.id())).doClick(0);
            ((AbstractButton) find(panel, "group.remove")).doClick(0);
            assertThat(api.members).hasSize(1);
        });
    }

    @Test
    void everyControlHasANameForScreenReaders() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            for (JComponent panel : new JComponent[] {assign("en"), group("en")}) {
                for (JComponent part : seen(panel)) {
                    if (part instanceof AbstractButton || part instanceof JTextField || part instanceof JList<?>) {
                        assertThat(part.getAccessibleContext().getAccessibleName())
                                .as(part.toString())
                                .isNotBlank();
                    }
                }
            }
        });
    }
}
