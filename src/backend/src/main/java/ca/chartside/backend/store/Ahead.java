package ca.chartside.backend.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question of one waiting transaction, asked with the others of its group before any of them runs. For the writer's thread. */
final class Ahead<A> {
    private final Question<A> question;
    private @Nullable A answer;

    Ahead(Question<A> question) {
        this.question = question;
    }

    /** What was answered ahead, as long as it is true; else what the answer is now. */
    A answer(Sql sql) {
        A known = answer;
        return known != null && sql.stands(question) ? known : sql.answer(question);
    }

    /** Asks them all, each kind in one statement. */
    static void ask(Sql sql, List<Ahead<?>> group) {
        sql.forgetChanges();
        Deque<Ahead<?>> left = new ArrayDeque<>(group);
        while (!left.isEmpty()) {
            askKind(sql, left.getFirst(), left);
        }
    }

    private static <A> void askKind(Sql sql, Ahead<A> first, Deque<Ahead<?>> left) {
        List<Ahead<A>> kind = new ArrayList<>();
        left.removeIf(one -> {
            if (!one.question.isLike(first.question)) {
                return false;
            }
            @SuppressWarnings("unchecked") // one statement has one mapper, which makes one type
            Ahead<A> same = (Ahead<A>) one;
            return kind.add(same);
        });
        List<A> answers = sql.answers(kind.stream().map(one -> one.question).toList());
        for (int i = 0; i < kind.size(); i++) {
            kind.get(i).answer = answers.get(i);
        }
    }
}
