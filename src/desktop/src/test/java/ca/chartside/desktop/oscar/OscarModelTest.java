package ca.chartside.desktop.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.bridge.Browser;
import ca.chartside.desktop.chart.Followed;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.OscarPage;
import ca.chartside.protocol.OscarPage.Kind;
import ca.chartside.protocol.OscarPage.Trouble;
import ca.chartside.protocol.OscarPatient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which chart the companions of two browsers make the current one (C2, C6, C7). */
class OscarModelTest extends OscarFixture {
    @Test
    void theChartIsThatOfTheLastPageThatHadTheFocusAndNeverAnotherByGuess() {
        signIn();
        context(chrome, chart(1));
        assertThat(number()).isEqualTo(1);
        assertThat(chart.chart().lastName()).isEqualTo("TESTERSON1");
        assertThat(chart.chart().hinLast4()).isEqualTo("3225");
        assertThat(chart.chart().age()).isEqualTo(41);

        context(chrome, page("master2", Kind.MASTER, 2), chart(1));
        assertThat(number()).as("the master record sets it, too (C6)").isEqualTo(2);
        context(chrome, schedule(), chart(1));
        assertThat(number()).as("the schedule").isNull();
        context(chrome, chart(1), schedule());
        context(chrome, null, schedule());
        assertThat(number()).as("it was closed").isNull();
        context(chrome, with(chart(1), OSCAR, null, Trouble.LOGGED_OUT));
        assertThat(number()).as("logged out").isNull();
        context(chrome, with(chart(1), OSCAR, null, Trouble.NOT_READABLE));
        assertThat(number()).isNull();
        context(chrome, with(chart(1), OSCAR, said(2), null));
        assertThat(number()).as("a page that speaks of somebody else").isNull();
    }

    @Test
    void whileOscarHasNotToldWhoItIsNoOtherStaysTheCurrentOne() {
        signIn();
        context(chrome, chart(1));
        context(chrome, with(chart(2), OSCAR, null, null));
        assertThat(number()).isNull();
        assertThat(chart.opening()).isEqualTo(2);
        context(chrome, chart(2));
        assertThat(number()).isEqualTo(2);
        assertThat(chart.opening()).isNull();
    }

    @Test
    void ofTwoBrowsersTheOneCountsWhosePageHadTheFocusLast() {
        signIn();
        context(chrome, chart(1));
        context(firefox, page("f2", Kind.CHART, 2));
        assertThat(number()).isEqualTo(2);
        context(chrome, chart(1), schedule());
        assertThat(number()).as("a page was opened behind").isEqualTo(2);
        context(chrome, chart(1), schedule());
        assertThat(number())
                .as("told once more as it was: it has the focus again")
                .isEqualTo(1);
        model.gone(firefox);
        assertThat(number()).isEqualTo(1);
        model.gone(chrome);
        assertThat(number()).isNull();

        context(chrome, chart(1));
        context(firefox, page("f2", Kind.CHART, 2));
        model.gone(firefox);
        assertThat(number())
                .as("its pages go with it, and none comes in their place")
                .isNull();
    }

    @Test
    void oneThatWasOpenedByHandStaysUntilOscarIsLookedAtAgain() {
        signIn();
        context(chrome, chart(1));
        chart.open(Samples.SIOBHAN);
        context(chrome, chart(1), schedule());
        assertThat(number()).isEqualTo(3);
        context(chrome, chart(1), schedule());
        assertThat(number()).isEqualTo(1);
    }

    @Test
    void onlyTheClinicsOscarIsFollowed() {
        signIn();
        context(chrome, chart(1));
        context(chrome, with(chart(2), "https://other.example.ca/oscar", said(2), null), chart(1));
        assertThat(number()).isNull();
        assertThat(model.now().foreign()).isEqualTo("https://other.example.ca/oscar");
        assertThat(model.now().open()).extracting(OscarPatient::demographicNo).containsExactly(1);
        for (String same : List.of("https://OSCAR.example.ca:443/oscar/", OSCAR)) {
            context(chrome, with(chart(1), same, said(1), null));
            assertThat(number()).as(same).isEqualTo(1);
            assertThat(model.now().foreign()).isNull();
        }
        for (String other : List.of(
                "http://oscar.example.ca/oscar",
                "https://oscar.example.ca/oscar2",
                "https://oscar.example.ca:8443/oscar",
                "https://oscar.example.ca.evil.example/oscar",
                "https://oscar.example.ca/OSCAR",
                "file:///oscar",
                "nonsense %")) {
            context(chrome, with(chart(1), other, said(1), null));
            assertThat(number()).as(other).isNull();
        }
    }

    @Test
    void aClinicWithoutAnOscarFollowsNoneUntilOneIsTied() {
        model.signedIn(List.of(), api, live);
        context(chrome, chart(1));
        assertThat(number()).isNull();
        assertThat(model.now().bound()).isFalse();
        assertThat(model.now().foreign()).isEqualTo(OSCAR);

        model.clinics(List.of(OSCAR));
        assertThat(model.now().bound()).isTrue();
        assertThat(number()).isEqualTo(1);
    }

    @Test
    void whoSignsInFollowsWhatIsInFrontAndWhoIsSignedOutNothing() {
        context(chrome, chart(1));
        assertThat(number()).isNull();
        signIn();
        assertThat(number()).isEqualTo(1);
        model.signedOut();
        assertThat(model.now().followed()).isEqualTo(new Followed.Nothing());
        assertThat(number()).isNull();
    }

    /** C2: whatever comes, the chart is the current page of the context that came last, or there is none. */
    @Test
    void aThousandContextsOfTwoBrowsersNeverShowAnotherThanTheCurrentPagesChart() {
        signIn();
        background.hold();
        Random random = new Random(20261130);
        Map<Browser, OscarPage> last = new HashMap<>();
        Map<Browser, Integer> focused = new HashMap<>();
        Map<Browser, OscarPage> away = new HashMap<>();
        Browser front = null;
        int newest = 0;
        int shown = 0;
        for (int i = 0; i < 1000; i++) {
            Browser browser = random.nextBoolean() ? chrome : firefox;
            OscarPage back = away.remove(browser);
            OscarPage current = back != null
                    ? back
                    : random.nextInt(5) == 0 ? null : randomPage(random, browser == chrome ? "c" : "f");
            OscarPage before = current == null ? last.remove(browser) : last.put(browser, current);
            if (current != null
                    && back == null
                    && (before == null || !before.id().equals(current.id()))) {
                newest = i + 1;
                focused.put(browser, newest);
            }
            front = current != null && focused.get(browser) == newest ? browser : front;
            // Something else is open each time: no context is told twice.
            context(focused.getOrDefault(browser, 0), browser, current, page("behind" + i, Kind.CHART, 9));
            if (random.nextInt(10) == 0) {
                model.gone(browser);
                // It connects anew, and says what it said before.
                away.put(browser, last.remove(browser));
                front = front == browser ? null : front;
            }
            while (random.nextBoolean() && !background.waiting.isEmpty()) {
                background.answerLast();
            }
            OscarPage page = front == null ? null : last.get(front);
            if (number() != null) {
                shown++;
                assertThat(page).as("step " + i).isNotNull();
                assertThat(number()).as("step " + i).isEqualTo(page.demographicNo());
                assertThat(page.trouble()).as("step " + i).isNull();
                assertThat(page.oscar()).as("step " + i).isEqualTo(OSCAR);
                assertThat(page.kind()).as("step " + i).isNotEqualTo(Kind.SCHEDULE);
            }
        }
        assertThat(shown).isGreaterThan(300);
    }

    private static OscarPage randomPage(Random random, String browser) {
        int number = 1 + random.nextInt(4);
        String id = browser + number + "." + random.nextInt(2);
        return switch (random.nextInt(8)) {
            case 0 -> page(id, Kind.SCHEDULE, null);
            case 1 -> with(page(id, Kind.CHART, number), OSCAR, null, Trouble.LOGGED_OUT);
            case 2 -> with(page(id, Kind.CHART, number), "https://other.example.ca/oscar", said(number), null);
            case 3 -> with(page(id, Kind.CHART, number), OSCAR, null, null);
            case 4 -> page(id, Kind.MASTER, number);
            default -> page(id, Kind.CHART, number);
        };
    }

    @Test
    void aBrowserThatOnlyConnectsDoesNotBringItsChartToTheFront() {
        signIn();
        context(2000, chrome, chart(1));
        context(1000, firefox, chart(2));
        assertThat(number()).isEqualTo(1);
        model.gone(firefox);
        context(1000, firefox, chart(2));
        assertThat(number()).as("connected anew").isEqualTo(1);
        model.gone(chrome);
        assertThat(number()).isNull();
        context(1000, firefox, chart(2));
        assertThat(number()).as("another one by guess").isNull();
        context(2000, chrome, chart(1));
        assertThat(number()).as("the one in front connects anew").isEqualTo(1);
        context(3000, firefox, chart(2));
        assertThat(number()).as("a focus").isEqualTo(2);
    }

    @Test
    void theWayIntoAChartGoesThroughThatPatientsOwnPageFirst() {
        signIn();
        assertThat(model.door(1)).isNull();
        hello(chrome);
        hello(firefox);
        context(chrome, chart(2));
        assertThat(model.door(1).browser()).isSameAs(chrome);
        context(firefox, schedule(), chart(1));
        assertThat(model.door(1).browser()).isSameAs(firefox);
        assertThat(model.door(1).oscar()).isEqualTo(OSCAR);
        assertThat(model.door(2).browser()).isSameAs(chrome);
        assertThat(model.door(3).browser()).as("the one in front").isSameAs(firefox);
        context(firefox, with(chart(1), "https://other.example.ca/oscar", said(1), null));
        assertThat(model.door(1).browser()).as("never through another OSCAR").isSameAs(chrome);
        context(chrome, with(chart(2), OSCAR, null, Trouble.LOGGED_OUT));
        assertThat(model.door(1)).as("nor where nobody is signed in").isNull();
        context(chrome, chart(2));
        model.signedOut();
        assertThat(model.door(2)).isNull();
    }

    @Test
    void whatCompanionsAnswerAndThatTheyWentIsPassedOn() {
        List<String> heard = new ArrayList<>();
        model.listen(new OscarWay.Listener() {
            @Override
            public void filed(FromCompanion.Filed filed) {
                heard.add("filed " + filed.noteId());
            }

            @Override
            public void notFiled(FromCompanion.NotFiled notFiled) {
                heard.add("not " + notFiled.reason());
            }

            @Override
            public void gone(Browser browser) {
                heard.add("gone");
            }

            @Override
            public void doorChanged() {}
        });
        hello(chrome);
        UUID filing = UUID.randomUUID();
        model.heard(chrome, new FromCompanion.Filed(filing, 7L, List.of()));
        model.heard(chrome, new FromCompanion.NotFiled(filing, FromCompanion.Reason.REFUSED, null, List.of()));
        model.heard(chrome, new FromCompanion.Filed(null, 7L, List.of()));
        model.gone(chrome);
        assertThat(heard).containsExactly("filed 7", "not REFUSED", "gone");
    }
}
