package ca.chartside.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The page that shows what the mail server received. Mail is foreign text: its HTML is shown in a sandbox of its own. */
final class MailPage implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.CANADA).withZone(ZoneId.systemDefault());

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; color: #1c1b22; background: #f5f5f8; max-width: 760px;
                   margin: 32px auto; padding: 0 16px }
            h1 { font-size: 22px } a { color: #5430de } p.hint { color: #53525d }
            ul { list-style: none; padding: 0; background: #fff; border-radius: 12px }
            li a { display: block; padding: 12px 16px; text-decoration: none; border-bottom: 1px solid #e1e1e8 }
            li span { color: #53525d; display: block; font-size: 14px }
            iframe, pre { background: #fff; border: 0; border-radius: 12px; width: 100%; box-sizing: border-box }
            iframe { height: 480px } pre { padding: 16px; white-space: pre-wrap; overflow-wrap: anywhere }
            dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px } dt { color: #53525d }
            dd { margin: 0; overflow-wrap: anywhere }
            """;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<List<Mail>> mails;

    private MailPage(HttpServer server, ExecutorService threads, Supplier<List<Mail>> mails) {
        this.server = server;
        this.threads = threads;
        this.mails = mails;
    }

    static MailPage start(InetSocketAddress address, Supplier<List<Mail>> mails) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        MailPage page = new MailPage(server, threads, mails);
        server.setExecutor(threads);
        server.createContext("/", page::answer);
        server.start();
        return page;
    }

    URI address() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] steps = exchange.getRequestURI().getPath().substring(1).split("/", 2);
        List<Mail> received = mails.get();
        if (steps[0].isEmpty()) {
            send(exchange, 200, page("Mail", list(received), true), "default-src 'none'; style-src 'unsafe-inline'");
            return;
        }
        int number = steps[0].matches("[0-9]{1,6}") ? Integer.parseInt(steps[0]) : 0;
        if (number < 1 || number > received.size()) {
            send(exchange, 404, page("No such mail", "<p><a href='/'>All mail</a>", false), "default-src 'none'");
            return;
        }
        Mail mail = received.get(number - 1);
        if (steps.length == 2 && steps[1].equals("html")) {
            String sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                    + " sandbox allow-popups allow-popups-to-escape-sandbox";
            send(exchange, 200, "<base target='_blank'>" + mail.html(), sandbox);
        } else {
            send(
                    exchange,
                    200,
                    page(mail.subject(), show(mail), false),
                    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'");
        }
    }

    private static String list(List<Mail> received) {
        if (received.isEmpty()) {
            return "<p class='hint'>No mail yet. Send a message to a patient who has an e-mail address: the notice to"
                    + " that patient shows here within seconds.";
        }
        StringBuilder rows = new StringBuilder("<ul>");
        for (Mail mail : received.reversed()) {
            rows.append("<li><a href='/%d'>%s<span>to %s · %s</span></a>"
                    .formatted(mail.number(), escape(mail.subject()), escape(mail.to()), TIME.format(mail.received())));
        }
        return rows.append("</ul>").toString();
    }

    private static String show(Mail mail) {
        return """
                <p><a href='/'>← All mail</a>
                <dl><dt>From<dd>%s<dt>To<dd>%s<dt>Sent<dd>%s</dl>
                <iframe sandbox='allow-popups allow-popups-to-escape-sandbox' src='/%d/html' title='The mail'></iframe>
                <p class='hint'>The same mail as plain text:
                <pre>%s</pre>
                """.formatted(
                        escape(mail.from()),
                        escape(mail.to()),
                        TIME.format(mail.received()),
                        mail.number(),
                        escape(mail.text()));
    }

    private static String page(String title, String body, boolean refresh) {
        return "<!doctype html><html lang='en'><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
                + (refresh ? "<meta http-equiv='refresh' content='3'>" : "") + "<title>" + escape(title)
                + "</title><style>" + STYLE + "</style><h1>" + escape(title) + "</h1>" + body;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static void send(HttpExchange exchange, int status, String html, String policy) throws IOException {
        byte[] bytes = html.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
