package ca.chartside.testkit.oscar;

import ca.chartside.testkit.sample.SampleStaff;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who is signed in. Each has one session: a second sign-in ends the first. For any thread. */
final class Sessions {
    private final Map<SampleStaff, String> tokens = new ConcurrentHashMap<>();

    /** @return the new session's, where name, password and PIN are right */
    Optional<String> signIn(String username, String password, String pin) {
        return Arrays.stream(SampleStaff.values())
                .filter(person -> PracticeOscar.username(person).equals(username)
                        && person.password().equals(password)
                        && PracticeOscar.PIN.equals(pin))
                .findFirst()
                .map(person -> {
                    String token = UUID.randomUUID().toString();
                    tokens.put(person, token);
                    return token;
                });
    }

    @Nullable SampleStaff of(@Nullable String token) {
        return tokens.entrySet().stream()
                .filter(entry -> entry.getValue().equals(token))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    boolean has(SampleStaff person) {
        return tokens.containsKey(person);
    }

    void end(SampleStaff person) {
        tokens.remove(person);
    }
}
