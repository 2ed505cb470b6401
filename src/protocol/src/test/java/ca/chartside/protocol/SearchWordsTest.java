package ca.chartside.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
    @Test
    void accentsCapitalsAndJoinedLettersDoNotCount() {
        assertThat(SearchWords.in("L'Été à Noël: CŒUR, œuf, Zoé (N° 12), Stra\u00dfe, e\u0301te\u0301"))
                .containsExactly("l", "ete", "a", "noel", "coeur", "oeuf", "zoe", "n", "12", "strasse");
    }

    @Test
    void aBeginningThatAnotherSaysAlreadyIsLeftOut() {
        assertThat(SearchWords.beginnings("Ré résultats re sang")).containsExactly("resultats", "sang");
    }

    @Test
    void whatNoWordIsMadeOfSeparatesWords() {
        assertThat(SearchWords.beginnings("\"a b\"* OR NEAR(c) -d :e' ^f & | ! <-> \\ 1;--"))
                .containsExactly("a", "b", "or", "near", "c", "d", "e", "f", "1");
        assertThat(SearchWords.beginnings("?! …")).isEmpty();
    }

    @Test
    void marksStandOnTheTextAsItWasWritten() {
        String text = "Vos Re\u0301sultats: cœur, résumé";
        List<Mark> marks = SearchWords.marks(text, List.of("res", "coe"));
        assertThat(marks.stream().map(mark -> text.substring(mark.start(), mark.end())))
                .containsExactly("Re\u0301s", "cœ", "rés");
        assertThat(SearchWords.marks("The press", List.of("res"))).isEmpty();
    }

    @Test
    void aWordWithoutEndIsKnownByItsBeginning() {
        assertThat(SearchWords.in("x".repeat(500))).containsExactly("x".repeat(40));
        assertThat(SearchWords.marks("x".repeat(500), SearchWords.beginnings("x".repeat(100))))
                .containsExactly(new Mark(0, 40));
    }
}
