package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.Method;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.Verifier;
import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.run.StopSignal;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The backup before a rollout: the latest there is, and making one now. Where the environment
/// demands one, the rollout does not go on before it is made and proved. Used on the JavaFX thread.
public final class RolloutBackup {
    private final PageContext context;
    private final LatestBackup latest;
    private final BackupWork work;
    private final ReadOnlyObjectWrapper<BackupDemand> demand =
            new ReadOnlyObjectWrapper<>(BackupDemand.NONE);
    private final ReadOnlyObjectWrapper<@Nullable StoredBackup> made =
            new ReadOnlyObjectWrapper<>();
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanBinding mayCopy;
    private final BooleanBinding ready;

    /// @param context what the window's pages share
    public RolloutBackup(PageContext context) {
        this.context = context;
        latest = new LatestBackup(context);
        work = new BackupWork(context);
        mayCopy =
                Bindings.createBooleanBinding(
                        () ->
                                !work.runningProperty().get()
                                        && (!asksForName() || typedName.get().equals(targetName())),
                        work.runningProperty(),
                        typedName);
        ready =
                Bindings.createBooleanBinding(
                        () ->
                                !work.runningProperty().get()
                                        && (demand.get() == BackupDemand.NONE || enough()),
                        work.runningProperty(),
                        demand,
                        made);
    }

    /// Looks for the latest backup.
    ///
    /// @param demanded how far a backup has to be proved before the rollout
    public void look(BackupDemand demanded) {
        demand.set(demanded);
        latest.read();
    }

    /// Makes one by pg_dump, and proves it as far as is demanded.
    void dump() {
        make(new Method.Custom(), BackupWork.Window.STAYS);
    }

    /// Makes one as a copy on the server, for which everybody has to leave.
    void copy() {
        if (!mayCopy.get()) {
            return;
        }
        typedName.set("");
        make(new Method.ServerCopy(), BackupWork.Window.LEAVES);
    }

    private void make(Method method, BackupWork.Window window) {
        var desk = BackupDesk.of(context);
        var level = level();
        made.set(null);
        work.start(
                "Back up before the rollout",
                window,
                (stop, listener) -> Outcome.of(() -> make(desk, method, level, stop, listener)),
                backup -> {
                    made.set(backup);
                    latest.read();
                },
                _ -> latest.read());
    }

    private static StoredBackup make(
            BackupDesk desk,
            Method method,
            Verification level,
            StopSignal stop,
            BackupListener listener)
            throws InterruptedException {
        BackupRequest request = desk.whole().by(method).because("rollout", "");
        var backup =
                new BackupRun(desk.server(), desk.clock())
                        .run(desk.plan(request), stop, listener)
                        .orElseThrow();
        return new Verifier(desk.server(), desk.search(), desk.clock())
                .verify(backup, level, stop, listener)
                .orElseThrow();
    }

    private Verification level() {
        return switch (demand.get()) {
            case WRITTEN -> Verification.WRITTEN;
            case NONE, READABLE -> Verification.READABLE;
            case RESTORED -> Verification.RESTORED;
        };
    }

    private boolean enough() {
        return Optional.ofNullable(made.get())
                .flatMap(backup -> backup.manifest().proved())
                .filter(proved -> proved.compareTo(level()) >= 0)
                .isPresent();
    }

    /// Whether the rollout may go on.
    public BooleanBinding ready() {
        return ready;
    }

    /// What came of it, for the report.
    public String text() {
        var backup = made.get();
        return backup == null
                ? "none was made"
                : "%s, %s"
                        .formatted(
                                backup.name(),
                                backup.manifest()
                                        .proved()
                                        .map(Verification::text)
                                        .orElse("not verified"));
    }

    /// The backup that was made here; null for none.
    ReadOnlyObjectProperty<@Nullable StoredBackup> madeProperty() {
        return made.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<BackupDemand> demandProperty() {
        return demand.getReadOnlyProperty();
    }

    LatestBackup latest() {
        return latest;
    }

    BackupWork work() {
        return work;
    }

    /// The target's name as typed.
    StringProperty typedNameProperty() {
        return typedName;
    }

    /// Whether a copy may be made: it locks everybody out of a target, a protected one only after
    /// its name was typed.
    BooleanBinding mayCopy() {
        return mayCopy;
    }

    /// Whether the target's name has to be typed before a copy.
    boolean asksForName() {
        return context.target().profile().protectedTarget();
    }

    String targetName() {
        return context.target().profile().name();
    }
}
