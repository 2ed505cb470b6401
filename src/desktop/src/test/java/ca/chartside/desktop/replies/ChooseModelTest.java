package ca.chartside.desktop.replies;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.replies.ChooseModel.Choice;
import ca.chartside.desktop.replies.ChooseModel.Row;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.SavedReply;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What "/" offers and what becomes of it. */
class ChooseModelTest extends RepliesFixture {
    @BeforeEach
    void fill() {
        some();
    }

    /** As if typed letter by letter, the caret behind it. */
    private void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            String now = text.substring(0, i + 1);
            choose.typed(now, i);
            choose.moved(now, i + 1);
        }
    }

    private List<String> titles() {
        return choose.rows().stream()
                .filter(Row.Reply.class::isInstance)
                .map(row -> ((Row.Reply) row).reply().title())
                .toList();
    }

    private Choice chosen() {
        return Objects.requireNonNull(choose.choose(choose.rows().get(choose.selected())));
    }

    @Test
    void aSlashAtTheStartOfALineOrAfterASpaceOpensThemAndNoOther() {
        for (String opens : List.of("/", "Hello\n/", "Hello /", "Hello\u00a0/".replace('\u00a0', '\t'))) {
            type(opens);
            assertThat(choose.isOpen()).as(opens).isTrue();
            choose.close();
        }
        for (String not : List.of("12/05", "and/or", "https://clinic", "(/", "1/ ")) {
            type(not);
            assertThat(choose.isOpen()).as(not).isFalse();
        }
    }

    @Test
    void onesOwnComeFirstThenTheClinicsByTitle() {
        type("/");
        assertThat(titles()).containsExactly("Thanks", "Directions", "\u00c9chographie", "Results are normal");
        assertThat(choose.rows().getLast()).isInstanceOf(Row.Manage.class);
        assertThat(choose.selected()).isZero();
    }

    @Test
    void whatIsTypedNarrowsThemAccentsAndCapitalsIgnored() {
        type("Hello /ECHO");
        assertThat(titles()).containsExactly("\u00c9chographie");
        type("Hello /ECHO ");
        assertThat(choose.isOpen()).isTrue();
        choose.close();
        type("/normal results");
        assertThat(titles()).containsExactly("Results are normal");
        choose.close();
        type("/resultats");
        assertThat(titles()).as("by the words of their texts too").containsExactly("Results are normal");
    }

    @Test
    void whatIsMeantByItsTitleComesBeforeWhatOnlySpeaksOfIt() {
        add(reply(6, false, "Appointment", "The results of your appointment.", ""));
        type("/res");
        assertThat(titles()).containsExactly("Results are normal", "Appointment");
        choose.close();
        type("/esult");
        assertThat(titles()).as("words by their beginnings").isEmpty();
    }

    @Test
    void aBlankOrANewLineOrLeavingTheWordEndsIt() {
        type("yes / no");
        assertThat(choose.isOpen()).isFalse();
        type("/th\n");
        assertThat(choose.isOpen()).isFalse();
        type("/th");
        choose.moved("/th", 0);
        assertThat(choose.isOpen()).isFalse();
        type("Hi /th");
        choose.moved("Hi th", 4);
        assertThat(choose.isOpen()).isFalse();
    }

    @Test
    void whereNoneIsMeantNothingIsChosenUnlessOneGoesThere() {
        type("/zzz");
        assertThat(titles()).isEmpty();
        assertThat(choose.selected()).isEqualTo(-1);
        choose.step(1);
        assertThat(choose.rows().get(choose.selected())).isInstanceOf(Row.Manage.class);
        assertThat(chosen()).as("what was typed for it goes").isEqualTo(new Choice(0, 4, "", List.of()));
    }

    @Test
    void theStepsGoRound() {
        type("/");
        choose.step(-1);
        assertThat(choose.selected()).isEqualTo(4);
        choose.step(1);
        assertThat(choose.selected()).isZero();
    }

    @Test
    void itIsWrittenInThePatientsLanguageWithItsBlanksFilledIn() {
        type("Hi /normal");
        assertThat(chosen()).isEqualTo(new Choice(3, 10, "Hello Anna, your results are normal.", List.of()));
        assertThat(choose.isOpen()).isFalse();
        to = LUC;
        type("/normal");
        assertThat(chosen()).isEqualTo(new Choice(0, 7, "Bonjour Luc, vos r\u00e9sultats sont normaux.", List.of()));
    }

    @Test
    void theOtherLanguageIsOneKeyAwayAndServesWhereThereIsNoText() {
        type("/normal");
        choose.otherLanguage();
        assertThat(chosen().text()).isEqualTo("Bonjour Anna, vos r\u00e9sultats sont normaux.");
        type("/echo");
        assertThat(choose.french()).as("each time the patient's first").isFalse();
        assertThat(chosen().text())
                .isEqualTo("L\u2019\u00e9chographie est \u00e0 jeun. Appelez Medical Clinic au 905-555-0100.");
    }

    @Test
    void theButtonOpensThemWithoutASlash() {
        choose.openAt(5);
        choose.moved("Hello", 5);
        assertThat(choose.isOpen()).isTrue();
        choose.moved("Helloth", 7);
        assertThat(titles()).containsExactly("Thanks");
        assertThat(chosen()).isEqualTo(new Choice(5, 7, "Thank you. Rita Desk", List.of()));
    }

    @Test
    void whatCannotBeLoadedIsTriedAgainAndWhatIsKnownStays() {
        type("/");
        choose.close();
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        type("/");
        assertThat(titles()).hasSize(4);
        assertThat(choose.rows()).contains(new Row.Again());
        clinic.api.failing = null;
        SavedReply fresh = reply(5, false, "A new one", "x", "");
        add(fresh);
        assertThat(choose.choose(new Row.Again())).isNull();
        assertThat(choose.isOpen()).isTrue();
        assertThat(titles()).startsWith("A new one").hasSize(5);
        assertThat(choose.rows()).doesNotContain(new Row.Again());
    }

    @Test
    void whatAColleagueChangesShowsAtOnceAndWhatIsSelectedStays() {
        replies.follow(clinic.live);
        type("/");
        choose.step(1);
        assertThat(chosenTitle()).isEqualTo("Directions");
        add(reply(3, true, "Directions", "We have moved to Oak Street.", ""));
        add(reply(6, true, "Before all others", "x", ""));
        clinic.live.send(new Event.SavedRepliesChanged(7));
        assertThat(titles()).contains("Before all others");
        assertThat(chosenTitle()).isEqualTo("Directions");
        assertThat(chosen().text()).isEqualTo("We have moved to Oak Street.");
    }

    @Test
    void anAnswerOlderThanAColleaguesChangeIsNotTheLast() {
        replies.follow(clinic.live);
        clinic.background.hold();
        type("/");
        clinic.live.send(new Event.SavedRepliesChanged(7));
        clinic.background.answer();
        add(reply(6, true, "Before all others", "x", ""));
        assertThat(clinic.background.waiting).as("asked once more").hasSize(1);
        clinic.background.answer();
        assertThat(titles()).contains("Before all others");
        assertThat(clinic.background.waiting).isEmpty();
    }

    private String chosenTitle() {
        return ((Row.Reply) choose.rows().get(choose.selected())).reply().title();
    }

    @Test
    void nothingOpensWhereNobodyIsWrittenTo() {
        to = null;
        type("/");
        assertThat(choose.isOpen()).isFalse();
        to = FakeClinic.ANNA;
    }
}
