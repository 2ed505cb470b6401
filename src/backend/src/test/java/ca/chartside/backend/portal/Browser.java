package ca.chartside.backend.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: keeps cookies, follows redirects within the portal, fills in forms. */
public final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private static final String BOUNDARY = "----a-boundary";

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Browser(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** @param path where it came from, after redirects */
    public record Shown(int status, String path, String html, HttpResponse<String> raw) {
        public String hidden(String name) {
            Matcher found = HIDDEN.matcher(html);
            while (found.find()) {
                if (found.group(1).equals(name)) {
                    return found.group(2);
                }
            }
            throw new AssertionError("no hidden field " + name + " in\n" + html);
        }

        /** Text as a person reads it. */
        public String text() {
            return html.replaceAll("(?s)<head>.*?</head>", "")
                    .replaceAll("<[^>]+>", " ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&#34;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ");
        }
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Browser header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Shown get(String path) {
        return follow(exchange(request(path).GET()));
    }

    HttpResponse<String> head(String path) {
        return exchange(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    public Shown post(String path, Map<String, String> form) {
        return follow(postOnly(path, form));
    }

    /** Without following a redirect. */
    HttpResponse<String> postOnly(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return postRaw(path, body);
    }

    HttpResponse<String> postRaw(String path, String body) {
        return exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Fills in the identity check that {@code page} shows. */
    public Shown confirm(Shown page, String hin, String year, String month, String day) {
        return follow(confirmOnly(page, hin, year, month, day));
    }

    /** Without following a redirect. */
    HttpResponse<String> confirmOnly(Shown page, String hin, String year, String month, String day) {
        return postOnly(
                page.path(),
                Map.of("proof", page.hidden("proof"), "hin", hin, "year", year, "month", month, "day", day));
    }

    /** Fills in the reply box that {@code page} shows. */
    public Shown reply(Shown page, String text) {
        return post(
                page.path(),
                Map.of("proof", page.hidden("proof"), "messageId", page.hidden("messageId"), "text", text));
    }

    /** A file in a form's box for files. */
    public record Chosen(String name, byte[] bytes) {}

    /** Sends the reply box that {@code page} shows with files, as browsers do: the fields, then the files. */
    public Shown reply(Shown page, String text, List<String> attached, Chosen... files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        field(body, "proof", page.hidden("proof"));
        field(body, "messageId", page.hidden("messageId"));
        attached.forEach(id -> field(body, "attached", id));
        field(body, "text", text);
        for (Chosen file : files.length > 0 ? List.of(files) : List.of(new Chosen("", new byte[0]))) {
            part(body, "files\"; filename=\"" + file.name() + "\"\r\nContent-Type: \"x/y", file.bytes());
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return follow(exchange(request(page.path())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    private static void field(ByteArrayOutputStream body, String name, String value) {
        part(body, name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] value) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(value);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a file up by itself, as the page's script does. */
    HttpResponse<String> upload(Shown page, String name, byte[] bytes) {
        return exchange(request(page.path() + "/files")
                .header("X-Proof", page.hidden("proof"))
                .header("X-File-Name", name)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private Shown follow(HttpResponse<String> response) {
        String location = response.headers().firstValue("Location").orElse(null);
        if (response.statusCode() == 303 && location != null) {
            return get(URI.create(location).getPath());
        }
        return new Shown(response.statusCode(), response.uri().getRawPath(), response.body(), response);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            keep(response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new IllegalStateException("no answer from the portal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(List<String> set) {
        for (String cookie : set) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }
}
