package ca.chartside.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailServerTest {
    @Test
    void receivesAndShowsMailWithoutRunningItsMarkup() throws Exception {
        try (MailServer server = MailServer.start();
                HttpClient browser = HttpClient.newHttpClient()) {
            send(server, "Hello <b>you</b>", "Read it: http://127.0.0.1:1/p/abc", "<p>Read it</p><script>1</script>");

            Mail mail =
                    server.await("the mail", Duration.ofSeconds(5), m -> m.to().equals("anna.testerson@example.org"));

            assertThat(mail.links()).containsExactly(URI.create("http://127.0.0.1:1/p/abc"));
            assertThat(mail.html()).contains("<p>Read it</p>");
            assertThat(get(browser, server.page()).body()).contains("Hello &lt;b&gt;you&lt;/b&gt;");
            HttpResponse<String> html = get(browser, server.page().resolve("/1/html"));
            assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "sandbox")
                    .doesNotContain("allow-scripts");
            assertThat(get(browser, server.page().resolve("/2")).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void send(MailServer server, String subject, String text, String html) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", String.valueOf(server.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("clinic@medicalclinic.example.ca"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("anna.testerson@example.org"));
        message.setSubject(subject);
        message.setSentDate(new Date());
        MimeMultipart parts = new MimeMultipart("alternative");
        for (String[] part : new String[][] {{text, "text/plain"}, {html, "text/html"}}) {
            MimeBodyPart body = new MimeBodyPart();
            body.setContent(part[0], part[1] + "; charset=utf-8");
            parts.addBodyPart(body);
        }
        message.setContent(parts);
        Transport.send(message);
    }
}
