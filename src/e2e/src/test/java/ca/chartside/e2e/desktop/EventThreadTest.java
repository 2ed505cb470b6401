package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.testbase.EventThreadWatch;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.swing.text.JTextComponent;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The event thread paints and never waits, whatever comes. */
@Timeout(180)
@Tag("long")
class EventThreadTest extends ClientTest {
    private static final double LONGEST_MILLIS = 50;
    private static final int LONG = 10_000;
    private static final int SENDERS = 4;
    private static final int TRIES = 4;
    private static final String TYPED = "The results are in and all of them are fine, see you in two weeks";
    private static final long PAUSE_NANOS = 8_000_000;

    /** It walks the stack at each repaint, on the thread that is measured here. */
    @BeforeEach
    void watchNoRepaint() {
        FailOnThreadViolationRepaintManager.uninstall();
    }

    private void conversation(UUID id, int messages) throws Exception {
        Principal author = principal(SampleStaff.MEI_CHEN);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 1; i <= messages; i++) {
                String text = "Please take the tablets twice a day, and write if it gets worse. " + i;
                SendRequest request = new SendRequest(
                        ids.next(), id, SampleClinic.ANNA, text, SendMode.ALLOW_REPLIES, Long.MAX_VALUE);
                all.add(senders.submit(() -> backend.backend().messages().send(author, request)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** @return the shortest of the longest events of some tries: what the computer does beside is not the program's fault */
    private static double longest(String what, Runnable deed) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < TRIES && least > LONGEST_MILLIS; i++) {
            try (EventThreadWatch watch = EventThreadWatch.begin()) {
                deed.run();
                least = Math.min(least, watch.longestMillis());
                System.err.printf(
                        "%s: the longest of %d events took %.1f ms%n", what, watch.events(), watch.longestMillis());
            }
        }
        return least;
    }

    @Test
    void whileEventsFloodInTypingNeverWaits() throws Exception {
        List<UUID> busy = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            UUID id = ids.next();
            busy.add(id);
            sent(SampleStaff.MEI_CHEN, id, SampleClinic.ANNA, "How are you, " + i + "?", SendMode.ALLOW_REPLIES);
        }
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("How are you, 0?");
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger sent = new AtomicInteger();
        try (ExecutorService patients = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> all = busy.stream()
                    .<Future<?>>map(id -> patients.submit(() -> {
                        while (going.get()) {
                            replied(SampleClinic.ANNA, id, "Still the same, number " + sent.incrementAndGet());
                            LockSupport.parkNanos(PAUSE_NANOS);
                        }
                    }))
                    .toList();
            desk.write("While they write");

            double longest = longest("typing in a flood", () -> {
                int before = sent.get();
                desk.write(TYPED);
                assertThat(sent.get() - before).as("a flood").isGreaterThan(3 * TYPED.length());
            });

            going.set(false);
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(Seen.onEventThread(() ->
                            desk.part(Names.COMPOSER_TEXT, JTextComponent.class).getText()))
                    .isEqualTo(TYPED);
            assertThat(longest).isLessThanOrEqualTo(LONGEST_MILLIS);
        }
        Seen.await(thread(desk), "Still the same");
    }

    @Test
    void aConversationOfTenThousandMessagesOpensWithoutHoldingUpAnything() throws Exception {
        UUID longOne = ids.next();
        conversation(longOne, LONG);
        sent(SampleStaff.MEI_CHEN, longOne, SampleClinic.ANNA, "The last of many", SendMode.ALLOW_REPLIES);
        sent(SampleStaff.MEI_CHEN, ids.next(), SampleClinic.ANNA, "Another one", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);

        double longest = longest("opening a long conversation", () -> {
            desk.openRow("The last of many");
            Seen.await(thread(desk), "The last of many");
            desk.openRow("Another one");
            Seen.await(thread(desk), "Another one");
        });

        assertThat(longest).isLessThanOrEqualTo(LONGEST_MILLIS);
    }
}
