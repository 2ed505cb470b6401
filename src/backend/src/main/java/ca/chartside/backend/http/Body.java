package ca.chartside.backend.http;

import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import java.io.IOException;

/** Reads what a request carries: where it breaks off, who sent it has gone or made a mistake, and it is no fault of the server's. */
public final class Body {
    private Body() {}

    /** What takes from a request's stream. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws IOException;
    }

    /** As {@link Json#read}. @throws Refusal MALFORMED_REQUEST, where it breaks off too */
    public static <T> T json(Context ctx, Class<T> type) {
        return Json.read(whole(ctx::bodyAsBytes), type);
    }

    /** @throws Refusal MALFORMED_REQUEST where what is to be read breaks off */
    public static <T> T whole(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new Refusal(ErrorKind.MALFORMED_REQUEST);
        }
    }
}
