package ca.chartside.desktop.frame;

import ca.chartside.desktop.chart.OscarNow;
import ca.chartside.protocol.Patient;
import java.awt.Image;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signed-in user's window as the rest of the program uses it. Event thread only. */
public interface MainWindow {
    /** Shows it, in front. */
    void show();

    void hide();

    boolean isShowing();

    /** The patient's chart becomes the current one: chosen by the user, or by who started the program. */
    void openChart(int demographicNo);

    /** No chart is the current one. */
    void closeChart();

    /** What the companions in the browsers say now: the current chart follows it (C2). */
    void oscar(OscarNow now);

    /** @param ofChart All Conversations of the chart's patient, else the user's own tab */
    void history(boolean ofChart);

    /** Shows the patient of a link and asks; opens nothing by itself (C7). */
    void askToOpenChart(int demographicNo);

    void openConversation(UUID conversationId);

    void newMessage();

    /** Says one sentence on top of the window until it is closed. */
    void tell(String sentence);

    /** The patient whose chart is the current one. */
    @Nullable Patient chart();

    /** {@code triage}, {@code mine} or {@code patient}. */
    String tab();

    /** The conversation that the user is looking at, while this window is the active one; else null. */
    @Nullable UUID conversationInFront();

    /** Whom the user has begun to write to, as lists name them: what is lost when the program ends. */
    List<String> drafts();

    void setIcons(List<Image> icons, String title);

    void dispose();
}
