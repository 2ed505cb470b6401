package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Disc;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.Patient;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** Paints a patient that was found: name over birth date, sex and the health card number's last four. */
final class PatientCell extends JLabel implements ListCellRenderer<Patient> {
    private static final long serialVersionUID = 1L;
    private static final int TEXT = 20 + 36 + 10;

    private final transient Messages messages;
    private @Nullable Patient patient;
    private boolean chosen;

    PatientCell(Messages messages) {
        this.messages = messages;
        PlainText.in(this);
        setOpaque(true);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Patient> list, Patient value, int index, boolean isSelected, boolean cellHasFocus) {
        patient = value;
        chosen = isSelected;
        setText(PatientText.listName(value) + ", " + PatientText.identity(value, messages));
        return this;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(200, RowCell.ROW);
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = Cells.smooth(g);
        try {
            g2.setColor(UIManager.getColor(chosen ? "Chartside.sel" : "Chartside.bg"));
            g2.fillRect(0, 0, getWidth(), getHeight());
            if (patient != null) {
                paintPatient(g2, patient);
            }
        } finally {
            g2.dispose();
        }
    }

    private void paintPatient(Graphics2D g2, Patient shown) {
        Disc.neutral(PatientText.initials(shown), 36).paintIcon(this, g2, 20, 14);
        int width = getWidth() - TEXT - 12;
        g2.setFont(UIManager.getFont("defaultFont").deriveFont(13f));
        g2.setColor(UIManager.getColor("Chartside.text"));
        FontMetrics metrics = g2.getFontMetrics();
        g2.drawString(Cells.clip(PatientText.listName(shown), metrics, width), TEXT, Cells.base(metrics, 12, 20));
        g2.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
        g2.setColor(UIManager.getColor("Chartside.text2"));
        metrics = g2.getFontMetrics();
        g2.drawString(
                Cells.clip(PatientText.identity(shown, messages), metrics, width), TEXT, Cells.base(metrics, 33, 20));
    }
}
