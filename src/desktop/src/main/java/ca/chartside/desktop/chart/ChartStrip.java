package ca.chartside.desktop.chart;

import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Disc;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.Patient;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.LayoutManager;
import java.util.function.Consumer;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/**
 * The 56 px on top: whose chart is open. In a narrow window it is the conversation's header instead, with the way back.
 * Where room is short the contact icons go first, then New message keeps its plus alone; the identity never shortens.
 */
public final class ChartStrip extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int TALL = 56;
    private static final int SIDE = 12;
    private static final int DISC = 36;
    private static final int CONTACT = 28;

    private final transient Messages messages;
    private final JButton back;
    private final JLabel disc = new JLabel();
    private final JLabel name = PlainText.label();
    private final JLabel identity = PlainText.label();
    private final JLabel[] contacts = {PlainText.label(), PlainText.label(), PlainText.label()};
    private final JButton newMessage;
    private final JButton menu;
    private final String newMessageWords;

    /** @param onMenu the three dots of a narrow window's conversation, told where they are */
    public ChartStrip(Messages messages, Runnable onBack, Runnable onNewMessage, Consumer<JComponent> onMenu) {
        this.messages = messages;
        back = Buttons.icon(
                Icons.of(MaterialDesignA.ARROW_LEFT, 20, "Chartside.text2"),
                messages.text("chart.back"),
                Names.THREAD_BACK);
        back.addActionListener(e -> onBack.run());
        newMessageWords = messages.text("chart.newMessage");
        newMessage = Buttons.tinted(
                Icons.of(MaterialDesignP.PLUS, 18, "Chartside.accentText"), newMessageWords, Names.NEW_MESSAGE);
        newMessage.getAccessibleContext().setAccessibleName(newMessageWords);
        newMessage.addActionListener(e -> onNewMessage.run());
        menu = Buttons.icon(
                Icons.of(MaterialDesignD.DOTS_HORIZONTAL, 20, "Chartside.text"),
                messages.text("thread.header.menu"),
                Names.STRIP_MENU);
        menu.addActionListener(e -> onMenu.accept(menu));
        name.setName(Names.STRIP_NAME);
        identity.setName(Names.STRIP_IDENTITY);
        setLayout(new StripLayout());
        add(back);
        add(disc);
        add(name);
        add(identity);
        for (JLabel contact : contacts) {
            contact.setHorizontalAlignment(JLabel.CENTER);
            add(contact);
        }
        add(newMessage);
        add(menu);
        Ink.on("Chartside.surface", this);
        name.setFont(UIManager.getFont("semibold.font").deriveFont(15f));
        Ink.of("Chartside.text", name);
        identity.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
        Ink.of("Chartside.text2", identity);
        showChart(null);
    }

    /** The current chart; null: there is none. */
    public void showChart(@Nullable Patient chart) {
        EventThread.check();
        back.setVisible(false);
        menu.setVisible(false);
        newMessage.setVisible(true);
        if (chart == null) {
            nobody(messages.text("chart.none"), messages.text("chart.none.hint"));
        } else {
            patient(chart);
        }
        relay();
    }

    /** A chart whose patient is not known yet: no other stands there meanwhile. */
    public void showOpening(int demographicNo) {
        EventThread.check();
        back.setVisible(false);
        menu.setVisible(false);
        newMessage.setVisible(true);
        nobody(messages.text("chart.opening", Integer.toString(demographicNo)), "");
        relay();
    }

    private void nobody(String words, String hint) {
        disc.setIcon(new NoChart(
                Disc.neutral("", DISC), Icons.of(MaterialDesignC.CALENDAR_BLANK_OUTLINE, 20, "Chartside.discText")));
        name.setText(words);
        identity.setText(hint);
        for (JLabel contact : contacts) {
            contact.setIcon(null);
        }
    }

    /**
     * A narrow window's conversation: its patient, and the way back to the list.
     *
     * @param dots whether there is something that can be done to it
     */
    public void showConversation(Patient patient, boolean dots) {
        EventThread.check();
        back.setVisible(true);
        newMessage.setVisible(false);
        menu.setVisible(dots);
        patient(patient);
        relay();
    }

    private void relay() {
        revalidate();
        repaint();
    }

    private void patient(Patient patient) {
        disc.setIcon(Disc.tinted(PatientText.initials(patient), DISC));
        name.setText(PatientText.listName(patient));
        identity.setText(PatientText.identity(patient, messages));
        contact(contacts[0], MaterialDesignE.EMAIL_OUTLINE, "chart.email", patient.email());
        contact(contacts[1], MaterialDesignC.CELLPHONE, "chart.cell", patient.cellPhone());
        contact(contacts[2], MaterialDesignP.PHONE_OUTLINE, "chart.phone", patient.phone());
    }

    private void contact(JLabel label, org.kordamp.ikonli.Ikon sign, String key, @Nullable String value) {
        String known = value == null ? "" : value.strip();
        boolean there = !known.isEmpty();
        String words = there ? messages.text(key, known) : messages.text(key + ".none");
        label.setIcon(Icons.of(sign, 18, there ? "Chartside.text2" : "Chartside.missing"));
        label.setToolTipText(words);
        label.getAccessibleContext().setAccessibleName(words);
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        g.setColor(UIManager.getColor("Chartside.line"));
        g.fillRect(0, getHeight() - 1, getWidth(), 1);
    }

    /** A sign in the middle of an empty disc. */
    private record NoChart(Disc disc, Icon sign) implements Icon {
        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            disc.paintIcon(c, g, x, y);
            int inset = (DISC - sign.getIconWidth()) / 2;
            sign.paintIcon(c, g, x + inset, y + inset);
        }

        @Override
        public int getIconWidth() {
            return DISC;
        }

        @Override
        public int getIconHeight() {
            return DISC;
        }
    }

    private final class StripLayout implements LayoutManager {
        @Override
        public void layoutContainer(Container parent) {
            int x = back.isVisible() ? 4 : SIDE;
            if (back.isVisible()) {
                back.setBounds(x, 12, 32, 32);
                x += 32 + 8;
            }
            disc.setBounds(x, 10, DISC, DISC);
            x += DISC + SIDE;
            int width = Math.max(name.getPreferredSize().width, identity.getPreferredSize().width);
            fitButtons(parent.getWidth() - x - width - SIDE);
            int button = newMessage.isVisible() ? newMessage.getPreferredSize().width : 0;
            int right = parent.getWidth() - SIDE - button;
            newMessage.setBounds(right, 12, button, 32);
            menu.setBounds(parent.getWidth() - 8 - 32, 12, 32, 32);
            // On a second screen of another scale letters are a little wider than they were measured: none is cut off.
            int end = newMessage.isVisible() ? right - SIDE / 2 : menu.isVisible() ? menu.getX() : parent.getWidth();
            int room = Math.max(0, Math.min(width + SIDE, end - x));
            name.setToolTipText(room < name.getPreferredSize().width ? name.getText() : null);
            name.setBounds(x, 9, room, 20);
            identity.setBounds(x, 29, room, 16);
            int contactX = x + width + 2 * SIDE;
            for (JLabel contact : contacts) {
                contact.setBounds(contactX, 14, CONTACT, CONTACT);
                contactX += CONTACT + 4;
            }
        }

        /** @param room what name, birth date and number leave */
        private void fitButtons(int room) {
            int icons = contacts[0].getIcon() == null || back.isVisible() ? 0 : 2 * SIDE + 3 * CONTACT + 2 * 4;
            words(newMessageWords);
            int full = newMessage.isVisible() ? newMessage.getPreferredSize().width + SIDE : 0;
            boolean withIcons = icons > 0 && room >= icons + full;
            for (JLabel contact : contacts) {
                contact.setVisible(withIcons);
            }
            if (room < full) {
                words("");
            }
        }

        private void words(String words) {
            if (!words.equals(newMessage.getText())) {
                newMessage.setText(words);
                newMessage.setToolTipText(words.isEmpty() ? newMessageWords : null);
                newMessage.setMargin(words.isEmpty() ? new java.awt.Insets(0, 7, 0, 7) : null);
            }
        }

        @Override
        public Dimension preferredLayoutSize(Container parent) {
            return new Dimension(360, TALL);
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return new Dimension(0, TALL);
        }

        @Override
        public void addLayoutComponent(String constraint, Component component) {}

        @Override
        public void removeLayoutComponent(Component component) {}
    }
}
