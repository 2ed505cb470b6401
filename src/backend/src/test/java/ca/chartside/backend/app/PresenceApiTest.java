package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.testbase.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff see each other in a conversation (M13), over real HTTP. */
final class PresenceApiTest extends StaffApiFixture {
    private final List<HttpClient> open = new ArrayList<>();

    /** A stream's news: who is where by its last word, and every line of it. */
    private record News(Map<UUID, String> people, List<String> lines) {}

    @AfterEach
    void close() {
        open.forEach(HttpClient::shutdownNow);
    }

    private News stream(StaffApiClient client) {
        HttpClient http = HttpClient.newHttpClient();
        open.add(http);
        News news = new News(new ConcurrentHashMap<>(), Collections.synchronizedList(new ArrayList<>()));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + backend.port() + "/api/v1/events"))
                .header("Authorization", "Bearer " + client.token())
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).thenAccept(answer -> read(answer.body(), news));
        Await.until("the stream", Duration.ofSeconds(5), () -> news.lines().size(), count -> count > 0);
        return news;
    }

    private static void read(Stream<String> lines, News news) {
        boolean[] presence = {false};
        try {
            lines.forEach(line -> {
                news.lines().add(line);
                if (line.startsWith("event: ")) {
                    presence[0] = line.equals("event: presence");
                } else if (presence[0] && line.startsWith("data: ")) {
                    put(line.substring(6), news);
                }
            });
        } catch (UncheckedIOException e) {
            // The test is over.
            return;
        }
    }

    private static void put(String data, News news) {
        try {
            JsonNode presence = new ObjectMapper().readTree(data);
            StringBuilder people = new StringBuilder();
            presence.path("people")
                    .forEach(person -> people.append(person.path("name").asText())
                            .append(person.path("typing").asBoolean() ? " writes;" : ";"));
            news.people().put(UUID.fromString(presence.path("conversationId").asText()), people.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitPeople(News news, UUID conversation, String people) {
        Await.until(
                "“" + people + "”",
                Duration.ofSeconds(12),
                () -> String.valueOf(news.people().get(conversation)),
                people::equals);
    }

    private static StaffApiClient.Answer say(StaffApiClient client, UUID conversation, String state) {
        return client.post("/api/v1/conversations/" + conversation + "/presence", "{\"state\":\"" + state + "\"}");
    }

    @Test
    void colleaguesAreToldAtOnceWhoLooksAndWhoWritesAndWhenItEnds() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        UUID first = ids.next();
        UUID second = ids.next();
        send(rita, first, 1, "Hello", "ALLOW_REPLIES");
        send(rita, second, 1, "Again", "ALLOW_REPLIES");
        News chens = stream(chen);

        assertThat(say(rita, first, "VIEWING").status()).isEqualTo(204);
        awaitPeople(chens, first, "Rita Desk;");
        say(rita, first, "TYPING");
        awaitPeople(chens, first, "Rita Desk writes;");
        awaitPeople(stream(chen), first, "Rita Desk writes;");
        say(rita, second, "VIEWING");
        awaitPeople(chens, first, "");
        awaitPeople(chens, second, "Rita Desk;");
        say(rita, second, "AWAY");
        awaitPeople(chens, second, "");
        assertThat(chens.lines()).as("it has no number of its own").noneMatch(line -> line.startsWith("id:"));
    }

    @Test
    void aLeaseEndsUnlessItIsRenewed() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID conversation = ids.next();
        send(rita, conversation, 1, "Hello", "ALLOW_REPLIES");
        News news = stream(signedIn("medicalclinic", CHEN));
        say(rita, conversation, "TYPING");
        awaitPeople(news, conversation, "Rita Desk writes;");

        clock.advance(Duration.ofSeconds(9));
        awaitPeople(news, conversation, "Rita Desk;");
        clock.advance(Duration.ofSeconds(20));
        say(rita, conversation, "VIEWING");
        clock.advance(Duration.ofSeconds(20));
        awaitPeople(stream(rita), conversation, "Rita Desk;");
        clock.advance(Duration.ofSeconds(11));
        awaitPeople(news, conversation, "");
    }

    @Test
    void oneAtTwoComputersIsOnePersonUntilBothHaveLeft() {
        StaffApiClient office = signedIn("medicalclinic", RITA);
        StaffApiClient desk = signedIn("medicalclinic", RITA);
        UUID conversation = ids.next();
        send(office, conversation, 1, "Hello", "ALLOW_REPLIES");
        News news = stream(signedIn("medicalclinic", CHEN));

        say(office, conversation, "VIEWING");
        say(desk, conversation, "TYPING");
        awaitPeople(news, conversation, "Rita Desk writes;");
        say(desk, conversation, "AWAY");
        awaitPeople(news, conversation, "Rita Desk;");
        say(office, conversation, "AWAY");
        awaitPeople(news, conversation, "");
    }

    @Test
    void nothingCrossesClinics() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        StaffApiClient other = signedIn("otherclinic", RITA);
        UUID conversation = ids.next();
        send(rita, conversation, 1, "Hello", "ALLOW_REPLIES");
        News news = stream(rita);

        refused(say(other, conversation, "TYPING"), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(say(rita, ids.next(), "VIEWING"), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(say(rita, conversation, "ASLEEP"), ErrorKind.MALFORMED_REQUEST);
        News others = stream(other);
        say(rita, conversation, "VIEWING");
        awaitPeople(news, conversation, "Rita Desk;");
        assertThat(others.people()).isEmpty();
        assertThat(news.lines()).noneMatch(line -> line.contains("Another Rita"));
    }
}
