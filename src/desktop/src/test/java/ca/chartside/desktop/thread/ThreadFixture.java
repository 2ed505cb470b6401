package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A thread over a clinic that a test plays, and what it shows. */
abstract class ThreadFixture {
    final FakeClinic clinic = new FakeClinic();
    final ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);

    final ThreadModel thread = new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);

    List<ThreadItem> items() {
        return thread.rows().stream()
                .map(shown -> switch (shown) {
                    case ThreadRow.Bubble bubble -> bubble.item();
                    case ThreadRow.Note note -> note.item();
                    case ThreadRow.Line line -> line.item();
                    case ThreadRow.Day day -> null;
                    case ThreadRow.New fresh -> null;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    List<String> texts() {
        return items().stream().map(ThreadItem::text).toList();
    }

    ThreadItem item(UUID id) {
        return items().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    }
}
