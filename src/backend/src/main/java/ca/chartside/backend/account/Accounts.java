package ca.chartside.backend.account;

import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Role;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A clinic's staff users. */
public final class Accounts {
    private static final String COLUMNS =
            "SELECT id, username, display_name, role, admin, provider_no, password_hash, must_change, disabled_at"
                    + " FROM staff_user WHERE clinic_id = ? AND ";

    private final Tx tx;

    public Accounts(Tx tx) {
        this.tx = tx;
    }

    private static Account account(Row row) {
        return new Account(
                row.uuid(1),
                row.text(2),
                row.text(3),
                Role.valueOf(row.text(4)),
                row.flag(5),
                row.textOrNull(6),
                row.text(7),
                row.flag(8),
                row.numberOrNull(9) != null);
    }

    static String normalized(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    public @Nullable Account byUsername(String username) {
        return tx.sql()
                .first(COLUMNS + "username = ?", Accounts::account, tx.clinic().number(), normalized(username));
    }

    public @Nullable Account byId(UUID id) {
        return tx.sql().first(COLUMNS + "id = ?", Accounts::account, tx.clinic().number(), id);
    }

    /** Whether any active user is an MOA (T8). */
    public boolean hasMoa() {
        return tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM staff_user WHERE clinic_id = ? AND role = 'MOA' AND disabled_at IS NULL",
                                tx.clinic().number())
                > 0;
    }

    /** Those who are not disabled, by name. */
    public List<Account> active() {
        return tx.sql()
                .list(
                        COLUMNS + "disabled_at IS NULL ORDER BY display_name, id",
                        Accounts::account,
                        tx.clinic().number());
    }

    /** All there have been, by name. */
    List<Account> all() {
        return tx.sql()
                .list(
                        COLUMNS + "1 = 1 ORDER BY display_name, id",
                        Accounts::account,
                        tx.clinic().number());
    }

    /** The names of active administrators, by name and no more than three; empty where there is none. */
    public String administrators() {
        return active().stream()
                .filter(Account::admin)
                .map(Account::displayName)
                .limit(3)
                .collect(Collectors.joining(", "));
    }

    void insert(Account account, long now) {
        tx.sql()
                .update(
                        "INSERT INTO staff_user (clinic_id, id, username, display_name, role, admin, provider_no,"
                                + " password_hash, must_change, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        tx.clinic().number(),
                        account.id(),
                        account.username(),
                        account.displayName(),
                        account.role(),
                        account.admin(),
                        account.providerNo(),
                        account.passwordHash(),
                        account.mustChange(),
                        now);
    }

    void password(UUID id, String hash, boolean mustChange) {
        tx.sql()
                .update(
                        "UPDATE staff_user SET password_hash = ?, must_change = ? WHERE clinic_id = ? AND id = ?",
                        hash,
                        mustChange,
                        tx.clinic().number(),
                        id);
    }

    void disable(UUID id, long now) {
        tx.sql()
                .update(
                        "UPDATE staff_user SET disabled_at = ? WHERE clinic_id = ? AND id = ?",
                        now,
                        tx.clinic().number(),
                        id);
    }
}
