package ca.chartside.desktop.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** As much as the host understands of a message. */
final class Kind {
    static final String HELLO = "hello";
    static final String CONTEXT = "context";
    static final String CLICK = "click";

    private static final JsonFactory JSON = new JsonFactory();

    private Kind() {}

    /**
     * Its {@code type}; empty where it names none.
     *
     * @throws Frames.Broken where it is no JSON object
     */
    static String of(byte[] message) throws Frames.Broken {
        try (JsonParser parser = JSON.createParser(message)) {
            String type = "";
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw noJson();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("type")) {
                    type = parser.getText();
                }
                parser.skipChildren();
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw noJson();
            }
            return type;
        } catch (Frames.Broken e) {
            throw e;
        } catch (IOException e) {
            // What it says quotes the message.
            throw noJson();
        }
    }

    private static Frames.Broken noJson() {
        return new Frames.Broken("a message that is no JSON object");
    }
}
