package ca.chartside.backend.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void accentsCapitalsAndJoinedLettersDoNotCount() {
        assertThat(Words.in("L'Été à Noël: CŒUR, œuf, Zoé (N° 12), Stra\u00dfe, e\u0301te\u0301"))
                .containsExactly("l", "ete", "a", "noel", "coeur", "oeuf", "zoe", "n", "12", "strasse");
    }

    @Test
    void aBeginningThatAnotherSaysAlreadyIsLeftOut() {
        assertThat(Words.beginnings("Ré résultats re sang")).containsExactly("resultats", "sang");
    }

    @Test
    void whatNoWordIsMadeOfSeparatesWords() {
        assertThat(Words.beginnings("\"a b\"* OR NEAR(c) -d :e' ^f & | ! <-> \\ 1;--"))
                .containsExactly("a", "b", "or", "near", "c", "d", "e", "f", "1");
        assertThat(Words.beginnings("?! …")).isEmpty();
    }

    @Test
    void marksStandOnTheTextAsItWasWritten() {
        String text = "Vos Re\u0301sultats: cœur, résumé";
        List<Mark> marks = Words.marks(text, List.of("res", "coe"));
        assertThat(marks.stream().map(mark -> text.substring(mark.start(), mark.end())))
                .containsExactly("Re\u0301s", "cœ", "rés");
        assertThat(Words.marks("The press", List.of("res"))).isEmpty();
    }

    @Test
    void aWordWithoutEndIsKnownByItsBeginning() {
        assertThat(Words.in("x".repeat(500))).containsExactly("x".repeat(40));
        assertThat(Words.marks("x".repeat(500), Words.beginnings("x".repeat(100))))
                .containsExactly(new Mark(0, 40));
    }
}
