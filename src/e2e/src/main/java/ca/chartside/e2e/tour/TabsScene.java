package ca.chartside.e2e.tour;

import static ca.chartside.e2e.tour.Cast.check;
import static ca.chartside.e2e.tour.Cast.says;

import ca.chartside.desktop.ui.Names;
import ca.chartside.testbase.Await;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;

/** Which lists there are, and in what order. */
final class TabsScene {
    /** She has waited for less than others, until she is marked urgent. */
    private static final String TESS = "PSEUDO";

    private final Cast cast;
    private final StaffDesk chen;
    private final StaffDesk rita;

    TabsScene(Cast cast) {
        this.cast = cast;
        this.chen = cast.chen();
        this.rita = cast.rita();
    }

    void play() {
        cast.step("T2", "an MOA begins in Triage, a doctor in My Conversations", this::firstTabs);
        cast.step("T1", "with a chart there are three tabs, without one two", this::threeTabs);
        cast.step("T6", "All Conversations are those of the chart's patient", this::ofTheChart);
        cast.step("M6", "a row's three dots by keyboard", this::menuOfARow);
        cast.step(
                "T4",
                "Triage: this chart, then the whole clinic; marked urgent, a row is the first of its part",
                this::triage);
    }

    private void firstTabs() {
        check("Rita begins in Triage", rita.status().path("tab").asText().equals("triage"));
        check("Dr. Chen in hers", chen.status().path("tab").asText().equals("mine"));
        Await.until("Triage's rows", Cast.LIVE, rita::rows, rows -> says(rows, TESS));
        cast.screen("T2-first-tabs");
    }

    private void threeTabs() {
        check("no tab for a chart", !chen.shows(Names.TAB_PATIENT));
        int number = cast.patient().demographicNo();
        chen.another("--chart", String.valueOf(number));
        chen.sees(Names.STRIP_NAME, cast.patient().listName());
        for (String tab : List.of(Names.TAB_TRIAGE, Names.TAB_MINE, Names.TAB_PATIENT)) {
            check(tab, chen.shows(tab));
        }
        cast.picture("T1-with-a-chart", chen);
    }

    private void ofTheChart() {
        chen.click(Names.TAB_PATIENT);
        String name = cast.patient().listName();
        Await.until(
                "the patient's rows alone",
                Cast.LIVE,
                chen::rows,
                rows -> !rows.isEmpty() && rows.stream().allMatch(row -> row.contains(name)));
        cast.picture("T6-all-of-the-chart", chen);
    }

    private void menuOfARow() {
        int before = number();
        rita.openRow(TESS);
        Await.until("Tess to be read", Cast.LIVE, () -> number() == before - 1);
        rita.click(Names.THREAD_BACK);
        rita.focus(Names.INBOX_LIST);
        rita.press(KeyEvent.VK_F10, InputEvent.SHIFT_MASK);
        for (String entry :
                List.of("MARK_UNREAD", "CLOSE", "GROUP_INFO", "FILES", "NO_REPLY_NEEDED", "ASSIGN", "EXPORT")) {
            rita.seesEntry("actions." + entry);
        }
        cast.screen("M6-menu-of-a-row");
        rita.press(KeyEvent.VK_ESCAPE, 0);
    }

    private int number() {
        return rita.status().path("number").asInt();
    }

    private void triage() {
        chen.click(Names.TAB_TRIAGE);
        List<String> before = Await.until(
                "both headings",
                Cast.LIVE,
                chen::rows,
                rows -> rows.indexOf(cast.words("inbox.section.chart")) == 0
                        && rows.contains(cast.words("inbox.section.clinic")));
        int clinic = before.indexOf(cast.words("inbox.section.clinic"));
        check("others come before Tess", !before.get(clinic + 1).contains(TESS));
        check(
                "the chart's own part",
                before.subList(1, clinic).stream()
                        .allMatch(row -> row.contains(cast.patient().listName())));
        cast.picture("T4-triage", chen);
        rita.openRow(TESS);
        rita.act("URGENT");
        Await.until("Tess first of the clinic's", Cast.LIVE, chen::rows, rows -> {
            int heading = rows.indexOf(cast.words("inbox.section.clinic"));
            String first = heading < 0 || heading + 1 == rows.size() ? "" : rows.get(heading + 1);
            return first.contains(TESS) && first.contains(cast.words("inbox.spoken.urgent"));
        });
        cast.screen("T4-urgent");
        rita.click(Names.THREAD_BACK);
    }
}
