package ca.chartside.desktop.access;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Sentence;
import java.awt.BorderLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** "Anna is signed in on 2 devices", with "Sign out everywhere". Binds {@link SignedInModel}; hidden where there is nothing to say. Event thread only. */
public final class SignedInPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient SignedInModel model;
    private final transient Messages messages;
    private final String firstName;
    private final InlineBar bar = new InlineBar(Icons.of(MaterialDesignC.CELLPHONE_LINK, 18, "Chartside.text2"), 36);
    private final JButton out;

    public SignedInPanel(SignedInModel model, String firstName, Messages messages) {
        super(new BorderLayout());
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.firstName = firstName;
        setOpaque(false);
        bar.setName("access.devices");
        out = bar.addAction("access.signOut", messages.text("access.signOut"), model::signOutEverywhere);
        bar.setVisible(true);
        add(bar);
        model.onChange(this::refresh);
        refresh();
        model.load();
    }

    private void refresh() {
        ApiException error = model.error();
        setVisible(model.devices() > 0);
        if (model.devices() > 0) {
            String said = messages.text("access.devices", Sentence.bold(firstName), model.devices());
            bar.say(error == null ? said : said + "\n" + error.sentence(messages.locale()));
        }
        out.setEnabled(!model.busy());
        revalidate();
        repaint();
    }
}
