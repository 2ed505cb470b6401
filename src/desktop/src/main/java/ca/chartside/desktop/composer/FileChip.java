package ca.chartside.desktop.composer;

import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One file of what is being written: its name, its size, how far it has come, and what can be done with it. Event thread only. */
final class FileChip extends JPanel {
    private static final long serialVersionUID = 1L;
    static final int HEIGHT = 44;
    private static final int SIGN = 20;

    private final transient Attachment file;
    private final transient Messages messages;
    private final JLabel sign = new JLabel();
    private final JLabel name = PlainText.label();
    private final JLabel about = PlainText.label();
    private final JButton retry;
    private final JButton remove;

    FileChip(Attachment file, AttachmentsModel model, Messages messages, Runnable removed) {
        super(null);
        this.file = file;
        this.messages = messages;
        setOpaque(false);
        setName("composer.file");
        setCursor(Cursor.getPredefinedCursor(Cursor.DEFAULT_CURSOR));
        name.setFont(UIManager.getFont("semibold.font").deriveFont(12f));
        about.setFont(UIManager.getFont("defaultFont").deriveFont(11f));
        retry = Buttons.link(messages.text("composer.file.retry"), "composer.file.retry");
        retry.setContentAreaFilled(false);
        retry.addActionListener(e -> model.retry(file));
        remove = Buttons.icon(Icons.of(MaterialDesignC.CLOSE, 16, "Chartside.text2"), "", "composer.file.remove");
        remove.addActionListener(e -> {
            model.remove(file);
            removed.run();
        });
        add(sign);
        add(name);
        add(about);
        add(retry);
        add(remove);
        update();
    }

    Attachment file() {
        return file;
    }

    void update() {
        boolean known = !file.as().name().isEmpty();
        String said = known ? file.as().name() : messages.text("file.kind.other");
        boolean failed = file.state() == Attachment.State.FAILED;
        boolean moving = file.state() == Attachment.State.UPLOADING;
        sign.setIcon(
                failed
                        ? Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, SIGN, "Chartside.red")
                        : FileText.sign(file.as().mediaType(), said, SIGN, "Chartside.text2"));
        name.setText(said);
        name.setToolTipText(said);
        String size = FileText.size(messages, file.as().size());
        about.setText(
                failed
                        ? failure()
                        : moving
                                ? messages.text("file.progress", FileText.size(messages, file.moved()), size)
                                : known ? FileText.kind(messages, file.as().mediaType(), said) + " · " + size : "");
        Ink.of(failed ? "Chartside.red" : "Chartside.text2", about);
        retry.setVisible(file.canRetry());
        retry.getAccessibleContext().setAccessibleDescription(said);
        String words = messages.text(moving ? "composer.file.cancel" : "composer.file.remove", said);
        remove.getAccessibleContext().setAccessibleName(words);
        remove.setToolTipText(words);
        getAccessibleContext().setAccessibleName(said + ", " + about.getText());
        revalidate();
        repaint();
    }

    private String failure() {
        return messages.text(
                file.lost() ? "composer.file.lost" : file.away() ? "composer.file.away" : "composer.file.failed");
    }

    @Override
    public void doLayout() {
        int right = getWidth() - 6;
        remove.setBounds(right - 28, (getHeight() - 28) / 2, 28, 28);
        right -= 32;
        if (retry.isVisible()) {
            int wide = retry.getPreferredSize().width;
            retry.setBounds(right - wide, (getHeight() - 28) / 2, wide, 28);
            right -= wide + 4;
        }
        sign.setBounds(12, (getHeight() - SIGN) / 2, SIGN, SIGN);
        int left = 12 + SIGN + 10;
        name.setBounds(left, 5, Math.max(0, right - left), 18);
        about.setBounds(left, 22, Math.max(0, right - left), 16);
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            g2.setColor(UIManager.getColor(
                    file.state() == Attachment.State.FAILED ? "Chartside.redGround" : "Chartside.sunken"));
            g2.fill(new RoundRectangle2D.Float(0, 0, getWidth(), getHeight(), 16, 16));
            if (file.state() == Attachment.State.UPLOADING) {
                bar(g2);
            }
        } finally {
            g2.dispose();
        }
    }

    private void bar(Graphics2D g2) {
        int left = name.getX();
        int wide = getWidth() - left - 12;
        int y = getHeight() - 5;
        Color ground = UIManager.getColor("Chartside.line");
        g2.setColor(ground);
        g2.fill(new RoundRectangle2D.Float(left, y, wide, 3, 3, 3));
        g2.setColor(UIManager.getColor("Chartside.accent"));
        float gone = Math.min(1, file.moved() / (float) Math.max(1, file.as().size()));
        g2.fill(new RoundRectangle2D.Float(left, y, wide * gone, 3, 3, 3));
    }
}
