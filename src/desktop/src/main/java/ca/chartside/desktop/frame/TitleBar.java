package ca.chartside.desktop.frame;

import ca.chartside.desktop.settings.UndoTime;
import ca.chartside.desktop.ui.Disc;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.StaffUser;
import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.FlatLaf;
import java.awt.Font;
import java.awt.SystemTray;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.ButtonGroup;
import javax.swing.Icon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.JRootPane;
import javax.swing.UIManager;

/**
 * What stands in the window's title: the mark, the program's and the clinic's name, the user's disc with their menu. It is
 * a menu bar because that is what the look puts into its title bar, and what the keyboard reaches with F10.
 */
final class TitleBar {
    private TitleBar() {}

    static JMenuBar create(
            Icon logo, StaffUser me, ClinicInfo clinic, Messages messages, UndoTime undo, Runnable signOut) {
        JMenuBar bar = new JMenuBar();
        bar.setBorder(BorderFactory.createEmptyBorder(0, 4, 0, 0));
        Ink.on("TitlePane.background", bar);
        Font small = UIManager.getFont("defaultFont").deriveFont(12f);
        JLabel program = new JLabel(messages.text("app.name"), logo, JLabel.LEADING);
        program.setIconTextGap(8);
        program.setFont(UIManager.getFont("semibold.font").deriveFont(12f));
        JLabel where = PlainText.label(clinic.name());
        where.setFont(small);
        Ink.of("Chartside.text2", where);
        where.setBorder(BorderFactory.createEmptyBorder(0, 8, 0, 8));
        bar.add(program);
        bar.add(where);
        bar.add(Box.createHorizontalGlue());
        bar.add(userMenu(me, messages, undo, signOut));
        return bar;
    }

    private static JMenu userMenu(StaffUser me, Messages messages, UndoTime undo, Runnable signOut) {
        String signedIn = messages.text("frame.user", me.displayName());
        JMenu menu = new UserMenu(signedIn);
        menu.setIcon(Disc.me(PatientText.initials(me.displayName()), 22));
        JMenuItem name = PlainText.in(new JMenuItem(signedIn));
        name.setEnabled(false);
        JMenuItem out = PlainText.in(new JMenuItem(messages.text("frame.signOut")));
        out.setName(Names.SIGN_OUT);
        out.addActionListener(e -> signOut.run());
        menu.add(name);
        menu.add(undoMenu(messages, undo));
        menu.add(out);
        return menu;
    }

    /** How long a message can be taken back before it leaves (M14). */
    private static JMenu undoMenu(Messages messages, UndoTime undo) {
        JMenu menu = PlainText.in(new JMenu(messages.text("frame.undo")));
        ButtonGroup choices = new ButtonGroup();
        for (int seconds : UndoTime.CHOICES) {
            JRadioButtonMenuItem choice = PlainText.in(
                    new JRadioButtonMenuItem(messages.text("frame.undo.seconds", seconds), seconds == undo.seconds()));
            choice.addActionListener(e -> undo.choose(seconds));
            choices.add(choice);
            menu.add(choice);
        }
        return menu;
    }

    private static final class UserMenu extends JMenu {
        private static final long serialVersionUID = 1L;

        UserMenu(String words) {
            PlainText.in(this);
            setName(Names.USER_MENU);
            setToolTipText(words);
            getAccessibleContext().setAccessibleName(words);
            putClientProperty(FlatClientProperties.STYLE, "margin: 0,4,0,8; iconTextGap: 0");
        }

        @Override
        public javax.swing.JToolTip createToolTip() {
            return PlainText.toolTip(this);
        }
    }

    /** FlatLaf draws the frame, so that the bar with name and menus is its title. */
    static void decorate(JFrame frame) {
        JRootPane root = frame.getRootPane();
        root.putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_TITLE, false);
        root.putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_ICON, false);
        root.putClientProperty(FlatClientProperties.TITLE_BAR_HEIGHT, 32);
        if (!FlatLaf.supportsNativeWindowDecorations()
                && UIManager.getLookAndFeel().getSupportsWindowDecorations()) {
            frame.setUndecorated(true);
            root.setWindowDecorationStyle(JRootPane.FRAME);
        }
    }

    /** Docked beside OSCAR it is closed into the tray; where there is none it can still be minimised. */
    static void chooseButtons(JFrame frame) {
        boolean wide = frame.getWidth() >= TwoShapes.WIDE;
        JRootPane root = frame.getRootPane();
        root.putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_MAXIMIZE, wide);
        root.putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_ICONIFFY, wide || !SystemTray.isSupported());
    }
}
