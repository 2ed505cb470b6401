package ca.chartside.backend.notification;

import ca.chartside.backend.conversation.MessageService;
import ca.chartside.backend.conversation.NoticeQueue;
import ca.chartside.backend.portal.Links;
import ca.chartside.backend.portal.Secret;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the notices that patients are owed (N1), one after the other, on a thread of its own: woken by commits, and by time for
 * those that wait for another try. A link's secret is made when its e-mail is about to leave and its hash is committed first, so
 * that no link in anybody's hands is unknown here. No notice is given up but by a permanent refusal, or where the clinic's rule
 * has come to block messages to the patient while it waited (M17); one that was sent while
 * the backend ended is sent again, under the same Message-ID.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int ROUND = 50;
    private static final long IDLE_MILLIS = 1_000;

    /** A busy clinic commits thousands of times a second; looking after each would slow those who write. */
    private static final long GATHER_MILLIS = 50;

    private static final long CLOSE_MILLIS = 5_000;

    /** How long a notice belongs to the sender that took it: longer than all of a mail server's time-outs together. */
    static final Duration CLAIM = Duration.ofMinutes(3);

    private final Store store;
    private final MessageService messages;
    private final Clock clock;
    private final LinkWriter writer;
    private final MailServer mail;
    private final PortalPost post;
    private final Semaphore wake = new Semaphore(1);
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** How often in a row the mail server could not be reached, and until when it is left alone. */
    private int outages;

    private long quietUntil;

    /** Whether the mail server was looked for since the start: an operator learns at once that it is not there. */
    private boolean asked;

    private Notifier(Store store, MessageService messages, Clock clock, String publicUrl, MailServer mail) {
        this.store = store;
        this.messages = messages;
        this.clock = clock;
        this.writer = new LinkWriter(publicUrl);
        this.mail = mail;
        this.post = new PortalPost(store, clock, writer, mail);
        this.thread = Thread.ofPlatform().name("notifier").daemon().unstarted(this::run);
    }

    /**
     * Starts to send.
     *
     * @param publicUrl the address that patients reach, without a slash at its end; may hold {@code {clinic}}
     */
    public static Notifier start(Store store, MessageService messages, Clock clock, String publicUrl, MailServer mail) {
        Notifier notifier = new Notifier(store, messages, clock, publicUrl, mail);
        store.onCommit((clinic, events) -> notifier.wake());
        notifier.thread.start();
        return notifier;
    }

    private void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        while (!closed()) {
            try {
                boolean more = round();
                if (!more) {
                    mail.close();
                    if (wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                        pause(GATHER_MILLIS);
                        wake.drainPermits();
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (StoreException e) {
                if (!closed()) {
                    LOG.warn("notices wait: the store does not answer");
                    pause(IDLE_MILLIS);
                }
            } catch (RuntimeException e) {
                LOG.error(
                        "the notices' worker stumbled and goes on: {}",
                        e.getClass().getName());
                pause(IDLE_MILLIS);
            }
        }
        mail.close();
    }

    /** Waits, but not for what is closing. */
    private void pause(long millis) {
        try {
            boolean unused = closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    /** One round over all clinics. @return whether more are due now */
    private boolean round() {
        boolean more = false;
        if (clock.millis() < quietUntil) {
            return false;
        }
        if ((!asked || outages > 0) && !reachable()) {
            return false;
        }
        post.send(this::ready);
        for (ClinicId clinic : store.clinics()) {
            long now = clock.millis();
            if (closed() || now < quietUntil) {
                return false;
            }
            List<NoticeQueue.Due> due = store.read(clinic, tx -> new NoticeQueue(tx).due(now, ROUND));
            for (NoticeQueue.Due notice : due) {
                post.sendBetween(this::ready);
                if (!ready()) {
                    return false;
                }
                handle(clinic, notice);
            }
            more |= due.size() == ROUND;
        }
        return more;
    }

    private boolean ready() {
        return !closed() && reachable();
    }

    /** Whether the mail server talks to us. While it does not, it is asked less and less often and no notice is touched. */
    private boolean reachable() {
        asked = true;
        if (!mail.open()) {
            long pause = Backoff.millis(outages);
            quietUntil = clock.millis() + pause;
            outages++;
            LOG.warn("notices wait, next try in {} s: {}", pause / 1000, mail.warning());
            return false;
        }
        if (outages > 0) {
            LOG.info("the mail server can be used again");
            outages = 0;
        }
        return true;
    }

    private record Prepared(@Nullable Notice notice, Secret secret) {}

    private void handle(ClinicId clinic, NoticeQueue.Due due) {
        Prepared prepared = prepare(clinic, due);
        if (prepared == null) {
            return;
        }
        Notice notice = prepared.notice();
        MailServer.Outcome outcome = notice == null ? MailServer.Outcome.REFUSED : mail.send(notice);
        List<UUID> ids = List.of(due.messageId());
        switch (outcome) {
            case ACCEPTED -> messages.noticeAccepted(clinic, due.conversationId(), ids);
            case REFUSED -> {
                forget(clinic, prepared.secret());
                messages.noticeRefused(clinic, due.conversationId(), ids);
                LOG.info("notice of message {} refused for good", due.messageId());
            }
            case NOT_NOW -> {
                forget(clinic, prepared.secret());
                later(clinic, due);
            }
            case UNKNOWN -> {
                mail.close();
                later(clinic, due);
            }
        }
    }

    /** Takes the notice and stores its link, committed when this returns. @return null where another sender has it */
    private @Nullable Prepared prepare(ClinicId clinic, NoticeQueue.Due due) {
        long now = clock.millis();
        Secret secret = writer.secret();
        return store.<@Nullable Prepared>write(clinic, tx -> {
            if (!new NoticeQueue(tx).claim(due.messageId(), now, now + CLAIM.toMillis())) {
                return null;
            }
            return new Prepared(
                    writer.write(
                            tx,
                            Notice.About.MESSAGE,
                            due.messageId(),
                            due.demographicNo(),
                            due.conversationId(),
                            secret,
                            now),
                    secret);
        });
    }

    private void forget(ClinicId clinic, Secret secret) {
        store.write(clinic, tx -> {
            new Links(tx).remove(secret);
            return clinic;
        });
    }

    private void later(ClinicId clinic, NoticeQueue.Due due) {
        long at = clock.millis() + Backoff.millis(due.attempts());
        store.write(clinic, tx -> {
            new NoticeQueue(tx).tryAgain(due.messageId(), due.attempts() + 1, at);
            return at;
        });
        String trouble = mail.warning();
        LOG.info(
                "notice of message {} not taken, try {}{}",
                due.messageId(),
                due.attempts() + 1,
                trouble == null ? "" : ": " + trouble);
    }

    /** Ends after the notice under way; what is not sent then is sent at the next start. */
    @Override
    public void close() {
        closing.countDown();
        wake();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
