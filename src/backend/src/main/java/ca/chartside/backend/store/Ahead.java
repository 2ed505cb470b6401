package ca.chartside.backend.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question of one transaction, which may be asked with the others of its group before any of them runs. For one thread at a time. */
final class Ahead<A> {
    private final Question<A> question;
    private @Nullable A answer;

    Ahead(Question<A> question) {
        this.question = question;
    }

    Question<A> question() {
        return question;
    }

    /** Takes the answer from the row that has it. */
    void read(Row row) {
        answer = question.mapper().apply(row);
    }

    /** @throws IllegalStateException where it has none */
    A answer() {
        A known = answer;
        if (known == null) {
            throw new IllegalStateException("nothing has these keys");
        }
        return known;
    }

    /** What was answered ahead, as long as it is true; else what the answer is now. */
    A answer(Sql sql) {
        A known = answer;
        return known != null && sql.stands(question) ? known : sql.answer(question);
    }

    /** Asks them all: one kind after the other as they come first, each in one statement. */
    static void ask(Sql sql, List<Ahead<?>> group) {
        sql.forgetChanges();
        List<List<Ahead<?>>> kinds = new ArrayList<>();
        for (Ahead<?> one : group) {
            kinds.stream()
                    .filter(kind -> kind.getFirst().question.isLike(one.question))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Ahead<?>> kind = new ArrayList<>();
                        kinds.add(kind);
                        return kind;
                    })
                    .add(one);
        }
        sql.askAll(kinds);
    }
}
