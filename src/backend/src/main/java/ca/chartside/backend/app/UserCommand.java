package ca.chartside.backend.app;

import ca.chartside.backend.account.Account;
import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Staff users.",
        subcommands = {
            UserCommand.List.class,
            UserCommand.Add.class,
            UserCommand.Password.class,
            UserCommand.Disable.class
        })
final class UserCommand {
    /** Without what is mistaken for something else when read out: 0 O 1 l I. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private UserCommand() {}

    /** A password for one sign-in: 16 characters, 80 bits. */
    private static String oncePassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Says who has an account, what they are, and who cannot sign in.")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    static final class List extends Operation implements Callable<Integer> {
        @Parameters(paramLabel = "CLINIC", description = "The clinic's short name")
        String clinic;

        @Override
        public Integer call() {
            try (Store store = open()) {
                new AccountService(store, new PasswordHasher(), clock)
                        .users(clinic(store, clinic))
                        .forEach(user -> out().println(line(user)));
            }
            return 0;
        }

        private static String line(AccountService.Listed listed) {
            Account user = listed.account();
            StringJoiner words = new StringJoiner(", ");
            words.add(user.username()).add(user.displayName()).add(user.role().name());
            if (user.admin()) {
                words.add("admin");
            }
            if (user.providerNo() != null) {
                words.add("provider " + user.providerNo());
            }
            if (user.disabled()) {
                words.add("disabled");
            } else if (listed.lockedUntil() != null) {
                words.add("locked until " + Instant.ofEpochMilli(listed.lockedUntil()));
            } else if (user.mustChange()) {
                words.add("chooses a password at the next sign-in");
            }
            return words.toString();
        }
    }

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    private abstract static class OfUser extends Operation implements Callable<Integer> {
        @Parameters(paramLabel = "CLINIC", description = "The clinic's short name")
        String clinic;

        @Parameters(paramLabel = "USERNAME", description = "The user's e-mail address")
        String username;

        AccountService accounts(Store store) {
            return new AccountService(store, new PasswordHasher(), clock);
        }

        void checkFound(boolean found) {
            if (!found) {
                throw refused("There is no user \"" + username + "\" in clinic " + clinic + ".");
            }
        }

        /** @param which the sign-in that it is good for */
        void printOnce(String which, String password) {
            out().println("Password for the " + which + " sign-in, which asks for the user's own: " + password);
        }
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a user and prints a password for the first sign-in.")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    static final class Add extends OfUser {
        @Parameters(paramLabel = "NAME", description = "As colleagues and patients see it: \"Dr. Mei Chen\"")
        String name;

        @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}")
        Role role;

        @Option(names = "--admin", description = "May also administer the clinic")
        boolean admin;

        @Option(names = "--provider-no", description = "OSCAR's provider number of the same person")
        @Nullable String providerNo;

        @Override
        public Integer call() {
            if (!username.matches("[^@\\s]+@[^@\\s]+")) {
                throw refused("A username is an e-mail address: \"" + username + "\" is none.");
            }
            String password = oncePassword();
            try (Store store = open()) {
                if (accounts(store)
                                .addUser(clinic(store, clinic), username, name, role, admin, providerNo, password, true)
                        == null) {
                    throw refused("There is a user \"" + username + "\" in clinic " + clinic + " already.");
                }
            }
            printOnce("first", password);
            return 0;
        }
    }

    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Ends a user's sign-ins and lock, and prints a password for the next.")
    static final class Password extends OfUser {
        @Override
        public Integer call() {
            String password = oncePassword();
            try (Store store = open()) {
                checkFound(accounts(store).resetPassword(clinic(store, clinic), username, password));
            }
            printOnce("next", password);
            return 0;
        }
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Ends a user's sign-ins and lets no other begin.")
    static final class Disable extends OfUser {
        @Override
        public Integer call() {
            try (Store store = open()) {
                checkFound(accounts(store).disableUser(clinic(store, clinic), username));
            }
            out().println("User " + username + " can no longer sign in.");
            return 0;
        }
    }
}
