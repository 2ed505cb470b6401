package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.chartside.protocol.ErrorKind;
import java.util.UUID;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Smaller copies of pictures over HTTP. */
class HttpPicturesTest extends StaffApiFixture {
    private static final UUID ID = new UUID(0, 7);

    @Test
    void aPictureComesIntoMemoryOrIsNotMadeYet() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(new byte[] {1, 2, 3}))
                .build());
        assertThat(api.picture(ID, StaffApi.PictureSize.THUMBNAIL).orElseThrow())
                .containsExactly(1, 2, 3);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/files/" + ID + "/thumbnail");

        server.enqueue(new MockResponse.Builder()
                .code(202)
                .addHeader("Retry-After", "1")
                .build());
        assertThat(api.picture(ID, StaffApi.PictureSize.VIEW)).isEmpty();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/files/" + ID + "/view");
    }

    @Test
    void aFileWithoutAPictureIsRefusedAsSuch() {
        server.enqueue(Wire.refusal(404, ErrorKind.FILE_HAS_NO_PICTURE.name()));
        ApiException why =
                catchThrowableOfType(ApiException.class, () -> api.picture(ID, StaffApi.PictureSize.THUMBNAIL));
        assertThat(why.kind()).isEqualTo(ErrorKind.FILE_HAS_NO_PICTURE);
    }
}
