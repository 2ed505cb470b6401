package ca.chartside.desktop.app;

import ca.chartside.desktop.frame.MainWindow;
import ca.chartside.protocol.Patient;
import java.awt.Image;
import java.util.List;
import java.util.UUID;
import javax.swing.JFrame;
import javax.swing.JLabel;
import org.jspecify.annotations.Nullable;

final class BareWindow implements MainWindow {
    private final JFrame frame = new JFrame();
    private final JLabel label = new JLabel("", JLabel.CENTER);
    private final Account account;
    private final UiExecutor ui;
    private @Nullable Patient chart;

    BareWindow(Account account, UiExecutor ui, Runnable onClose) {
        this.account = account;
        this.ui = ui;
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.add(label);
        frame.setSize(720, 500);
        frame.addWindowListener(new java.awt.event.WindowAdapter() {
            @Override
            public void windowClosing(java.awt.event.WindowEvent e) {
                onClose.run();
            }
        });
    }

    @Override
    public void show() {
        frame.setVisible(true);
        frame.toFront();
    }

    @Override
    public void hide() {
        frame.setVisible(false);
    }

    @Override
    public boolean isShowing() {
        return frame.isVisible();
    }

    @Override
    public void openChart(int demographicNo) {
        ui.call(
                () -> account.connection().api().patient(demographicNo),
                p -> {
                    chart = p;
                },
                e -> tell(e.kind().name()));
    }

    @Override
    public void askToOpenChart(int demographicNo) {
        tell("ask " + demographicNo);
    }

    @Override
    public void openConversation(UUID conversationId) {
        tell("conversation");
    }

    @Override
    public void newMessage() {
        tell("new");
    }

    @Override
    public void tell(String sentence) {
        label.setText(sentence);
    }

    @Override
    public @Nullable Patient chart() {
        return chart;
    }

    @Override
    public String tab() {
        return "triage";
    }

    @Override
    public @Nullable UUID conversationInFront() {
        return null;
    }

    @Override
    public void setIcons(List<Image> icons, String title) {
        frame.setIconImages(icons);
        frame.setTitle(title);
    }

    @Override
    public void dispose() {
        frame.dispose();
    }
}
