package ca.chartside.backend.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OscarAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://oscar.example.ca/oscar, https://oscar.example.ca/oscar",
        "HTTPS://Oscar.Example.CA:443/oscar/, https://oscar.example.ca/oscar",
        "https://oscar.example.ca:8443/OscarPro//, https://oscar.example.ca:8443/OscarPro",
        "https://oscar.example.ca/, https://oscar.example.ca",
        "' https://oscar.example.ca ', https://oscar.example.ca",
        "https://192.0.2.7/a/b/../oscar, https://192.0.2.7/a/oscar",
        "http://localhost:80/oscar, http://localhost/oscar",
        "http://127.0.0.1:8080/oscar, http://127.0.0.1:8080/oscar",
        "http://[::1]:8080/oscar, http://[::1]:8080/oscar"
    })
    void anAddressIsWrittenInOneWay(String given, String written) throws OscarAddress.Unusable {
        assertThat(OscarAddress.parse(given).value()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oscar.example.ca/oscar",
                "ftp://oscar.example.ca",
                "https:///oscar",
                "https://user@oscar.example.ca/oscar",
                "https://oscar.example.ca/oscar?x=1",
                "https://oscar.example.ca/oscar#x",
                "https://oscar.example.ca/oscar/index.jsp",
                "https://oscar.example.ca/oscar/login.do",
                "https://oscar.example.ca/../oscar",
                "https://oscar example.ca",
                "javascript:alert(1)"
            })
    void whatIsNoneIsRefused(String given) {
        assertThatThrownBy(() -> OscarAddress.parse(given))
                .isInstanceOf(OscarAddress.Unusable.class)
                .hasMessageContaining("https://oscar.example.ca/oscar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://oscar.example.ca/oscar",
                "http://192.168.1.10/oscar",
                "http://127.0.0.1.example.ca/oscar",
                "http://localhost.example.ca/oscar"
            })
    void httpIsForThisComputerAlone(String given) {
        assertThatThrownBy(() -> OscarAddress.parse(given)).hasMessageContaining("https");
    }
}
