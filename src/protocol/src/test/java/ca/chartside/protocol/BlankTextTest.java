package ca.chartside.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlankTextTest {
    @Test
    void whatNoScreenShowsIsBlank() {
        for (String blank : new String[] {
            "",
            " \n\t ",
            "\u00A0",
            "\u200B",
            "\u200D\uFEFF",
            "\u2060\u00AD\u202E",
            "\u3164",
            "\u2800\u115F",
            "\uFE0F",
            "\u0000"
        }) {
            assertThat(BlankText.isBlank(blank))
                    .as(blank.codePoints().boxed().toList().toString())
                    .isTrue();
        }
    }

    @Test
    void whatAScreenShowsIsNot() {
        for (String shown :
                new String[] {".", "\u200Ba\u200B", "é", "e\u0301", "你", "😀", "👩\u200D⚕\uFE0F", "\u0627", "1"}) {
            assertThat(BlankText.isBlank(shown)).as(shown).isFalse();
        }
    }
}
