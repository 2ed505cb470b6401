package ca.chartside.desktop.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Off the event thread: what is to be done there is done at once, or waits until a test lets it through. */
public final class FakeBackground implements Executor {
    public final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean held;

    @Override
    public void execute(Runnable task) {
        if (held) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    /** From now on everything waits. */
    public void hold() {
        held = true;
    }

    /** What comes from now on is done at once again; what waits goes on waiting. */
    public void release() {
        held = false;
    }

    /** Lets the oldest through. */
    public void answer() {
        waiting.removeFirst().run();
    }

    /** Lets the newest through first: answers overtake each other. */
    public void answerLast() {
        waiting.removeLast().run();
    }
}
