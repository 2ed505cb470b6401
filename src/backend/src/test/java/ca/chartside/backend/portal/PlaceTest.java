package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlaceTest {
    @Test
    void aDeviceIsCalledWhatAPersonWouldCallIt() {
        assertThat(Place.device(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0"
                                + " Mobile/15E148 Safari/604.1"))
                .isEqualTo("Safari, iPhone");
        assertThat(Place.device("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0"
                        + " Safari/537.36 Edg/140.0.0.0"))
                .isEqualTo("Edge, Windows");
        assertThat(Place.device("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                .isEqualTo("Firefox, Linux");
        assertThat(Place.device(
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"))
                .isEqualTo("Chrome, Mac");
        assertThat(Place.device("something else")).isEmpty();
        assertThat(Place.device(null)).isEmpty();
    }
}
