package ca.chartside.backend.http;

import ca.chartside.protocol.ApiError;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Describes the routes as an OpenAPI 3.1 document; schemas come from the wire records themselves. */
final class OpenApi {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final Map<String, Object> schemas = new TreeMap<>();

    private OpenApi() {}

    static Map<String, Object> describe(List<Route> routes) {
        OpenApi api = new OpenApi();
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            @SuppressWarnings("unchecked")
            Map<String, Object> path =
                    (Map<String, Object>) paths.computeIfAbsent(route.path(), key -> new LinkedHashMap<>());
            path.put(route.method().name().toLowerCase(Locale.ROOT), api.operation(route));
        }
        api.schema(ApiError.class);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Chartside", "version", "1"));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        api.schemas,
                        "securitySchemes",
                        Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.summary());
        List<Object> parameters = new ArrayList<>();
        Matcher inPath = PATH_PARAMETER.matcher(route.path());
        while (inPath.find()) {
            parameters.add(parameter(inPath.group(1), "path", true));
        }
        route.query().forEach(name -> parameters.add(parameter(name, "query", false)));
        operation.put("parameters", parameters);
        Class<?> request = route.request();
        if (request == InputStream.class) {
            operation.put("requestBody", Map.of("required", true, "content", Map.of(Route.BYTES, Map.of())));
        } else if (request != null) {
            operation.put("requestBody", Map.of("required", true, "content", json(schema(request))));
        }
        Class<?> response = route.response();
        Map<String, Object> content = response == null
                ? Map.of(route.mediaType(), Map.of())
                : Map.of(route.mediaType(), Map.of("schema", schema(response)));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("2XX", Map.of("description", "Done", "content", content));
        Object refusal = json(schema(ApiError.class));
        new TreeMap<>(route.answers())
                .forEach((status, meaning) -> responses.put(
                        String.valueOf(status),
                        status < 400
                                ? Map.of("description", meaning)
                                : Map.of("description", meaning, "content", refusal)));
        if (route.authenticated() || route.mediaType().equals(Route.JSON)) {
            responses.put("default", Map.of("description", "Refused", "content", refusal));
        }
        operation.put("responses", responses);
        if (route.authenticated()) {
            operation.put("security", List.of(Map.of("token", List.of())));
        }
        return operation;
    }

    private static Map<String, Object> parameter(String name, String in, boolean required) {
        return Map.of("name", name, "in", in, "required", required, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> json(Object schema) {
        return Map.of(Route.JSON, Map.of("schema", schema));
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return Map.of("type", "array", "items", schema(generic.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType || type == Map.class || type == Object.class) {
            return Map.of("type", "object");
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return Map.of("type", "string");
        }
        if (plain == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (plain == int.class || plain == Integer.class) {
            return Map.of("type", "integer", "format", "int32");
        }
        if (plain == long.class || plain == Long.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        if (plain.isEnum()) {
            List<String> names = new ArrayList<>();
            for (Object constant : plain.getEnumConstants()) {
                names.add(((Enum<?>) constant).name());
            }
            return Map.of("type", "string", "enum", names);
        }
        JsonSubTypes choices = plain.getAnnotation(JsonSubTypes.class);
        return choices == null ? reference(plain, null) : Map.of("oneOf", each(choices));
    }

    private List<Object> each(JsonSubTypes choices) {
        List<Object> each = new ArrayList<>();
        for (JsonSubTypes.Type choice : choices.value()) {
            each.add(reference(choice.value(), choice.name()));
        }
        return each;
    }

    /** @param typeName what its property {@code type} says where it is one of several; else null */
    private Map<String, Object> reference(Class<?> record, @Nullable String typeName) {
        String name = record.getSimpleName();
        if (!schemas.containsKey(name)) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            schemas.put(name, Map.of());
            if (typeName != null) {
                properties.put("type", Map.of("type", "string", "const", typeName));
                required.add("type");
            }
            for (RecordComponent component : record.getRecordComponents()) {
                properties.put(component.getName(), schema(component.getGenericType()));
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(component.getName());
                }
            }
            schemas.put(
                    name,
                    Map.of(
                            "type",
                            "object",
                            "properties",
                            properties,
                            "required",
                            required,
                            "additionalProperties",
                            false));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }
}
