package ca.chartside.desktop.signin;

import ca.chartside.desktop.ui.Messages;
import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.FlatLaf;
import java.awt.Image;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JFrame;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** The small window that holds the sign-in form. Event thread only. */
public final class SignInWindow {
    private final JFrame frame;
    private final SignInPanel panel;
    private boolean opened;

    /**
     * @param logo 40 px
     * @param onClose the user closed it
     * @param onFirstPaint called once it can be seen: what may wait waits for that
     */
    public SignInWindow(
            SignInModel model,
            Messages messages,
            Icon logo,
            List<? extends Image> windowIcons,
            Runnable onClose,
            Runnable onFirstPaint) {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("windows are made on the event thread");
        }
        frame = new JFrame(messages.text("app.name"));
        frame.setName("signin.window");
        frame.setIconImages(windowIcons);
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new java.awt.event.WindowAdapter() {
            @Override
            public void windowOpened(java.awt.event.WindowEvent e) {
                opened = true;
                fit();
                // Not every window manager keeps the place that was asked for before it saw the window.
                frame.setLocationRelativeTo(null);
            }

            @Override
            public void windowClosing(java.awt.event.WindowEvent e) {
                onClose.run();
            }
        });
        decorate(frame);
        panel = new SignInPanel(model, messages, logo, this::fit);
        panel.onFirstPaint(onFirstPaint);
        frame.setContentPane(panel);
        frame.getRootPane().setDefaultButton(panel.defaultButton());
        frame.setResizable(false);
        frame.pack();
        frame.setLocationRelativeTo(null);
    }

    private static void decorate(JFrame frame) {
        JRootPane root = frame.getRootPane();
        root.putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_ICONIFFY, false);
        root.putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_MAXIMIZE, false);
        root.putClientProperty(FlatClientProperties.TITLE_BAR_HEIGHT, 32);
        if (!FlatLaf.supportsNativeWindowDecorations()
                && UIManager.getLookAndFeel().getSupportsWindowDecorations()) {
            frame.setUndecorated(true);
            root.setWindowDecorationStyle(JRootPane.FRAME);
        }
    }

    private void fit() {
        // While the window manager still places the window, another size would move it into a corner.
        if (opened) {
            frame.pack();
            panel.settle();
            frame.pack();
        }
    }

    /** Shows it, in front. */
    public void show() {
        boolean first = !frame.isVisible();
        frame.setVisible(true);
        if (first) {
            // At once, and not when the window manager has placed it: it shall not be seen empty.
            JRootPane root = frame.getRootPane();
            root.paintImmediately(0, 0, root.getWidth(), root.getHeight());
        }
        frame.setState(java.awt.Frame.NORMAL);
        frame.toFront();
        if (first) {
            panel.initialFocus().requestFocusInWindow();
        }
    }

    public void hide() {
        frame.setVisible(false);
    }

    public boolean isShowing() {
        return frame.isVisible();
    }

    public void dispose() {
        frame.dispose();
    }
}
