package ca.chartside.desktop.chart;

import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.Patient;
import javax.swing.JButton;
import javax.swing.JComponent;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Under the strip: a link's question whether to open a chart (C7), or why a chart could not be opened. */
public final class QuestionBar {
    private final ChartModel model;
    private final Messages messages;
    private final InlineBar bar;
    private final JButton open;
    private final JButton retry;

    public QuestionBar(ChartModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        bar = new InlineBar(Icons.of(MaterialDesignF.FOLDER_ACCOUNT_OUTLINE, 18, "Chartside.text2"), 36);
        bar.setName(Names.QUESTION);
        open = bar.addAction(Names.QUESTION_OPEN, messages.text("chart.question.open"), model::accept);
        retry = bar.addAction(Names.QUESTION + ".retry", messages.text("chart.retry"), model::retry);
        bar.addAction(Names.QUESTION_NOT_NOW, messages.text("chart.question.notNow"), model::decline);
        model.onChange(this::refresh);
        refresh();
    }

    public JComponent component() {
        return bar;
    }

    private void refresh() {
        Patient asked = model.asked();
        ChartModel.Failure failure = model.failure();
        bar.setVisible(asked != null || failure != null);
        open.setVisible(asked != null);
        retry.setVisible(failure != null);
        if (asked != null) {
            bar.say(Sentence.bold(messages.text("chart.question", PatientText.listName(asked))) + " · "
                    + asked.dateOfBirth());
        } else if (failure != null) {
            bar.say(failure.reason().sentence(messages.locale()));
        }
    }
}
