package ca.chartside.desktop.filing;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.chart.Beside;
import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.net.FilingApi;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.oscar.OscarWay;
import ca.chartside.desktop.ui.Dialogs;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Later;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.ToCompanion;
import ca.chartside.protocol.Uuid7;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.swing.JDialog;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Filing to charts in OSCAR, as a window has it: its two dialogs, and the line that says what is not filed. Event thread only. */
public final class FilingDialogs {
    /**
     * @param way into OSCAR
     * @param folder where copies lie on their way
     * @param clinic as of the sign-in
     * @param news what becomes of it later
     * @param clock in the zone whose times are shown
     */
    public record Parts(
            Window owner,
            StaffApi api,
            FilingApi filings,
            LiveUpdates live,
            UiExecutor ui,
            Later later,
            OscarWay way,
            PrivateFolder folder,
            Beside beside,
            StaffUser me,
            ClinicInfo clinic,
            ClinicModel news,
            Messages messages,
            Clock clock) {}

    private final Parts parts;
    private final Filer filer;
    private final NotFiledModel notFiled;
    private final Moments moments;
    private final Uuid7 ids;
    private boolean moaFiles;

    public FilingDialogs(Parts parts) {
        EventThread.check();
        this.parts = parts;
        this.filer = new Filer(
                parts.filings(),
                new Documents(parts.api(), parts.filings(), parts.folder()),
                parts.ui(),
                parts.later(),
                parts.way());
        this.notFiled = new NotFiledModel(
                parts.filings(), filer, parts.live(), parts.ui(), parts.later(), parts.clock(), this::may);
        this.moments = new Moments(parts.clock(), parts.messages().locale());
        this.ids = new Uuid7(parts.clock());
        this.moaFiles = parts.clinic().moaFiles();
        parts.news().onChange(me -> {
            moaFiles = me.clinic().moaFiles();
            notFiled.load();
        });
        notFiled.load();
    }

    /** Whether this user files: a doctor does, an MOA where the clinic allows it. The server says the same. */
    public boolean may() {
        return moaFiles || parts.me().role() == Role.DOCTOR;
    }

    /** Chooses, shows and files; returns once it is closed. */
    public void file(ConversationRow row) {
        file(row, List.of());
    }

    /** @param files chosen to begin with, and nothing else; empty for what most want to file */
    public void file(ConversationRow row, List<UUID> files) {
        JDialog dialog =
                Dialogs.create(parts.owner(), "filing.dialog", parts.messages().text("filing.title"));
        FileToChartModel model = new FileToChartModel(
                parts.api(),
                parts.filings(),
                parts.ui(),
                filer,
                parts.way(),
                ids,
                new FileToChartModel.Whose(
                        row, parts.me(), compared(row.patient().demographicNo()), files),
                parts.messages().locale());
        FileToChartPanel panel = new FileToChartPanel(model, parts.messages(), moments, dialog::dispose);
        onClosed(dialog, model::close);
        Dialogs.show(dialog, panel, panel.first(), () -> {
            if (!panel.back()) {
                dialog.dispose();
            }
        });
    }

    /** Where OSCAR's patient differs from ours and a person found both to be one, it is OSCAR's who has to be there. */
    private ToCompanion.@Nullable Person compared(int demographicNo) {
        OscarPatient said =
                parts.beside().confirmed(demographicNo) ? parts.beside().details(demographicNo) : null;
        return said == null || said.lastName() == null || said.dateOfBirth() == null
                ? null
                : new ToCompanion.Person(said.lastName(), said.dateOfBirth());
    }

    /** What is not filed; returns once it is closed. */
    private void showNotFiled() {
        JDialog dialog = Dialogs.create(
                parts.owner(), "notFiled.dialog", parts.messages().text("notFiled.heading"));
        NotFiledPanel panel = new NotFiledPanel(
                notFiled,
                parts.messages(),
                moments,
                conversation -> {
                    dialog.dispose();
                    file(conversation);
                },
                dialog::dispose);
        onClosed(dialog, panel::close);
        Dialogs.show(dialog, panel, panel, dialog::dispose);
    }

    private void file(UUID conversation) {
        parts.ui().call(() -> parts.api().conversation(conversation), row -> file(row), why -> {});
    }

    private static void onClosed(JDialog dialog, Runnable then) {
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                then.run();
            }
        });
    }

    /** Says how much is not filed, and shows it; invisible where everything is. */
    public InlineBar bar() {
        InlineBar bar = new InlineBar(Icons.of(MaterialDesignF.FOLDER_ALERT_OUTLINE, 18, "Chartside.red"), 32);
        bar.setName("notFiled.bar");
        bar.addAction("notFiled.show", parts.messages().text("frame.show"), this::showNotFiled);
        Runnable refresh = () -> {
            int count = notFiled.waiting().size();
            bar.setVisible(count > 0);
            if (count > 0) {
                bar.say(parts.messages().text("notFiled.bar", count));
            }
        };
        notFiled.onChange(refresh);
        refresh.run();
        return bar;
    }
}
