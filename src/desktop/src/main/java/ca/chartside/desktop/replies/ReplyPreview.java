package ca.chartside.desktop.replies;

import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.Patient;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;

/** How a saved reply will read, and what of it nobody can fill in. Event thread only. */
final class ReplyPreview extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Blanks blanks;
    private final transient Messages messages;
    private final transient Patient sample;
    private final JTextArea text = PlainText.in(new JTextArea());
    private final Sentence left = new Sentence(12, "Chartside.text2", "Chartside.text");

    ReplyPreview(Blanks blanks, Messages messages) {
        super(new MigLayout("insets 0, gap 0, wrap 1, hidemode 3", "[grow,fill]", "[grow,fill][]"));
        this.blanks = blanks;
        this.messages = messages;
        this.sample =
                new Patient(0, messages.text("replies.edit.sample"), "", "", 0, "", null, null, null, null, "en", "AC");
        setOpaque(false);
        text.setName("replies.preview");
        text.setEditable(false);
        text.setFocusable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setOpaque(false);
        text.setBorder(BorderFactory.createEmptyBorder(7, 12, 7, 12));
        text.getAccessibleContext().setAccessibleName(messages.text("replies.edit.preview"));
        Ink.of("Chartside.text", text);
        BlankMarks.on(text);
        JScrollPane scroll =
                new JScrollPane(text, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder(1, 1, 1, 1));
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        left.setName("replies.preview.left");
        add(scroll, "h 36:76:, wmin 0");
        add(left, "gaptop 4, wmin 0");
    }

    void show(String written) {
        String filled = blanks.filled(written, sample);
        text.setText(written.isBlank() ? messages.text("replies.edit.preview.none") : filled);
        text.setCaretPosition(0);
        List<String> open = new ArrayList<>(Blanks.unknown(written));
        List<String> said = new ArrayList<>();
        if (!open.isEmpty()) {
            said.add(messages.text("replies.edit.unknown", bold(open)));
        }
        Blanks.open(filled).stream()
                .map(Blanks.Open::written)
                .distinct()
                .filter(blank -> !open.contains(blank))
                .forEach(blank -> said.add(messages.text("replies.edit.noPhone", Sentence.bold(blank))));
        left.say(String.join(" ", said));
        left.setVisible(!said.isEmpty());
    }

    private static String bold(List<String> blanks) {
        return blanks.stream().map(Sentence::bold).collect(Collectors.joining(", "));
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            int high = left.isVisible() ? left.getY() - 4 : getHeight();
            g2.setColor(UIManager.getColor("Chartside.staff"));
            g2.fill(new RoundRectangle2D.Float(0, 0, getWidth(), high, 16, 16));
        } finally {
            g2.dispose();
        }
    }
}
