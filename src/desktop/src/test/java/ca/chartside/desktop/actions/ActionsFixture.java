package ca.chartside.desktop.actions;

import ca.chartside.desktop.actions.ActionsModel.Entry;
import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ConversationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The three dots over the mock-ups' clinic, and what their listener was told. */
abstract class ActionsFixture {
    final FakeApi api = Samples.clinic();
    final FakeLive live = new FakeLive();
    final FakeLater later = new FakeLater();
    final FakeBackground background = new FakeBackground();
    final UiExecutor ui = new UiExecutor(Runnable::run, background);
    final ActionsModel actions = new ActionsModel(api, ui, live, later, Samples.RITA.id());
    final List<ConversationRow> stored = new ArrayList<>();
    final List<UUID> left = new ArrayList<>();
    final List<Entry> wanted = new ArrayList<>();

    ActionsFixture() {
        actions.addListener(new ActionsModel.Listener() {
            @Override
            public void stored(ConversationRow now) {
                stored.add(now);
            }

            @Override
            public void left(UUID conversation) {
                left.add(conversation);
            }

            @Override
            public void wanted(Entry entry, ConversationRow row) {
                wanted.add(entry);
            }
        });
    }

    ConversationRow row(int number) {
        return api.rows.get(Samples.id(number));
    }

    List<String> acts() {
        return api.asked.stream().filter(what -> what.startsWith("act ")).toList();
    }
}
