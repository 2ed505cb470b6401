package ca.chartside.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErrorKindTest {
    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyErrorSaysWhatToDoInBothLanguages(ErrorKind kind) {
        assertThat(kind.sentence(Locale.ENGLISH)).isNotBlank().endsWith(".");
        assertThat(kind.sentence(Locale.CANADA_FRENCH))
                .isNotBlank()
                .endsWith(".")
                .doesNotContainPattern("[ \\u00a0\\u202f][?!;]|[^\\u00a0]:")
                .isNotEqualTo(kind.sentence(Locale.ENGLISH));
    }
}
