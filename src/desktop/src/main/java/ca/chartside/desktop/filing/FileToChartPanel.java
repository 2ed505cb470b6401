package ca.chartside.desktop.filing;

import ca.chartside.desktop.filing.FileToChartModel.Step;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Messages;
import java.awt.CardLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** "File to chart": what is chosen, then as it will stand there. Binds {@link FileToChartModel}. Event thread only. */
final class FileToChartPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient FileToChartModel model;
    private final CardLayout cards = new CardLayout();
    private final ChoosePage choose;
    private final PreviewPage preview;
    private Step shown = Step.CHOOSE;

    /** @param close it is done, or given up */
    FileToChartPanel(FileToChartModel model, Messages messages, Moments moments, Runnable close) {
        EventThread.check();
        this.model = model;
        this.choose = new ChoosePage(model, messages, moments, close);
        this.preview = new PreviewPage(model, messages, moments, close);
        setLayout(cards);
        setPreferredSize(Pieces.SIZE);
        add(choose, "choose");
        add(preview, "preview");
        model.onChange(this::refresh);
        model.load();
    }

    /** Where the keyboard is at first. */
    JComponent first() {
        return choose.first();
    }

    /** Esc. @return whether there was something to leave within the dialog */
    boolean back() {
        if (model.step() == Step.PREVIEW) {
            model.back();
            return true;
        }
        return false;
    }

    private void refresh() {
        Step now = model.step();
        if (now != shown) {
            shown = now;
            cards.show(this, now == Step.CHOOSE ? "choose" : "preview");
            (now == Step.CHOOSE ? choose.first() : preview.first()).requestFocusInWindow();
        }
    }
}
