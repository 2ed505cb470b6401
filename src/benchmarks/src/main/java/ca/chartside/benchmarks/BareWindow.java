package ca.chartside.benchmarks;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.EventQueue;
import javax.swing.JFrame;
import javax.swing.WindowConstants;

/** The least that FlatLaf can show: what the sign-in window is held against. */
final class BareWindow {
    private BareWindow() {}

    public static void main(String[] args) {
        EventQueue.invokeLater(() -> {
            FlatLightLaf.setup();
            JFrame frame = new JFrame("Bare");
            frame.setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
            frame.setSize(400, 560);
            frame.setLocationRelativeTo(null);
            frame.setVisible(true);
        });
    }
}
