package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Disc;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.protocol.Patient;
import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import javax.swing.UIManager;

/** A patient that was found: name over birth date, sex and the health card number's last four. */
final class PatientLines {
    private final Messages messages;

    PatientLines(Messages messages) {
        this.messages = messages;
    }

    String spoken(Patient patient) {
        return PatientText.listName(patient) + ", " + PatientText.identity(patient, messages);
    }

    void paint(Graphics2D g2, Component c, Patient shown, int left) {
        Disc.neutral(PatientText.initials(shown), 36).paintIcon(c, g2, 20, 14);
        int width = c.getWidth() - left - 12;
        g2.setFont(UIManager.getFont("defaultFont").deriveFont(13f));
        g2.setColor(UIManager.getColor("Chartside.text"));
        FontMetrics metrics = g2.getFontMetrics();
        g2.drawString(Cells.clip(PatientText.listName(shown), metrics, width), left, Cells.base(metrics, 12, 20));
        g2.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
        g2.setColor(UIManager.getColor("Chartside.text2"));
        metrics = g2.getFontMetrics();
        g2.drawString(
                Cells.clip(PatientText.identity(shown, messages), metrics, width), left, Cells.base(metrics, 33, 20));
    }
}
