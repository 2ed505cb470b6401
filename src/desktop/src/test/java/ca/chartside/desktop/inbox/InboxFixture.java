package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.id;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.StaffUser;
import java.util.List;
import java.util.UUID;

/** The list over the mock-ups' clinic: what a model shows, line by line, and how often the server was asked. */
abstract class InboxFixture {
    final FakeApi api = Samples.clinic();
    final FakeLive live = new FakeLive();
    final FakeLater later = new FakeLater();
    final FakeBackground background = new FakeBackground();

    InboxModel model(StaffUser me) {
        InboxModel model = new InboxModel(api, live, new UiExecutor(Runnable::run, background), later, me);
        model.refresh();
        return model;
    }

    static List<String> lines(InboxModel model) {
        return lines(model.items());
    }

    static List<String> lines(List<Item> items) {
        return items.stream().map(InboxFixture::line).toList();
    }

    private static String line(Item item) {
        return switch (item) {
            case Item.Heading heading -> heading.section().name();
            case Item.Row row -> number(row.row().id()) + (row.answered() ? " answered" : "");
            case Item.Hit hit -> number(hit.hit().conversation().id());
            case Item.Person person -> person.patient().lastName();
            case Item.MorePeople more -> "more patients";
        };
    }

    private static String number(UUID id) {
        return Long.toString(id.getLeastSignificantBits());
    }

    static Event event(long seq) {
        return new Event.StaffRead(seq, id(101), id(1), seq);
    }

    long lists() {
        return api.asked.stream()
                .filter(what -> what.startsWith("conversations"))
                .count();
    }
}
