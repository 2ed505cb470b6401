package ca.chartside.backend.http;

import ca.chartside.protocol.ErrorKind;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON as the staff API speaks it: strict in what it takes (no unknown field, no field twice, no wrong type, no bad UTF-8), plain in what it gives. */
public final class Json {
    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .recyclerPool(
                        JsonRecyclerPools.newConcurrentDequePool()) // each request's thread is new, and keeps no buffer
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(20).build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a wire type: " + value.getClass(), e);
        }
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a wire type: " + value.getClass(), e);
        }
    }

    /** Reads a request's body, UTF-8. @throws Refusal MALFORMED_REQUEST, naming the field at most, never its value */
    public static <T> T read(byte[] body, Class<T> type) {
        // Jackson by itself takes UTF-16 too, and bytes that are no UTF-8. A new decoder refuses what it cannot read.
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            T value;
            try (JsonParser parser = MAPPER.createParser(text.array(), text.arrayOffset(), text.length())) {
                value = MAPPER.readValue(parser, type);
            }
            if (value == null) {
                throw new Refusal(ErrorKind.MALFORMED_REQUEST);
            }
            return value;
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty() ? "" : e.getPath().getLast().getFieldName();
            throw field == null || field.isEmpty()
                    ? new Refusal(ErrorKind.MALFORMED_REQUEST)
                    : new Refusal(ErrorKind.MALFORMED_REQUEST, Map.of("field", field));
        } catch (IOException e) {
            throw new Refusal(ErrorKind.MALFORMED_REQUEST);
        }
    }
}
