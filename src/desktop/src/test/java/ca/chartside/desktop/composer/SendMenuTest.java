package ca.chartside.desktop.composer;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Uuid7;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.JMenuItem;
import javax.swing.SwingUtilities;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.GlyphView;
import javax.swing.text.View;
import org.junit.jupiter.api.Test;

class SendMenuTest {
    private final FakeClinic clinic = new FakeClinic();

    @Test
    void whatSendingWithoutReopeningMeansIsSmallerThanItsName() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            ComposerModel model = new ComposerModel(
                    clinic.api,
                    clinic.ui(),
                    clinic.outbox,
                    clinic.messaging(),
                    FakeClinic.ME,
                    clinic.clock,
                    new Uuid7(clinic.clock));
            model.writeIn(clinic.conversation(FakeClinic.ANNA, ConversationStatus.CLOSED));

            JMenuItem item = (JMenuItem) new SendMenu(model, new Messages(Locale.ENGLISH)).getComponent(1);

            List<Integer> sizes = new ArrayList<>();
            collect((View) item.getClientProperty(BasicHTML.propertyKey), sizes);
            assertThat(sizes).startsWith(13).contains(11);
        });
    }

    private static void collect(View view, List<Integer> sizes) {
        if (view instanceof GlyphView text) {
            sizes.add(text.getFont().getSize());
        }
        for (int i = 0; i < view.getViewCount(); i++) {
            collect(view.getView(i), sizes);
        }
    }
}
