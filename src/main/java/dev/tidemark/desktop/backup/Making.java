package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.backup.BackupPlan;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.Method;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.Verifier;
import dev.tidemark.engine.problem.Problem;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Making one backup and proving it. Used on the JavaFX thread.
final class Making {
    private final PageContext context;
    private final BackupWork making;
    private final BackupWork proving;
    private final ReadOnlyObjectWrapper<@Nullable StoredBackup> stored =
            new ReadOnlyObjectWrapper<>();

    Making(PageContext context) {
        this.context = context;
        making = new BackupWork(context);
        proving = new BackupWork(context);
    }

    /// Makes a backup as planned.
    ///
    /// @param failed hears why there is none
    void make(BackupPlan plan, Runnable done, Consumer<Problem> failed) {
        var desk = BackupDesk.of(context);
        boolean copy = plan.request().method() instanceof Method.ServerCopy;
        making.start(
                "Back up %s".formatted(plan.target().database()),
                copy ? BackupWork.Window.LEAVES : BackupWork.Window.STAYS,
                (stop, listener) ->
                        new BackupRun(desk.server(), desk.clock()).run(plan, stop, listener),
                backup -> {
                    stored.set(backup);
                    context.workspace().toast("%s is made".formatted(backup.name()));
                    done.run();
                },
                failed);
    }

    /// Proves what was made.
    void prove(Verification level) {
        var backup = stored.get();
        if (backup == null) {
            return;
        }
        var desk = BackupDesk.of(context);
        proving.start(
                "Verify %s".formatted(backup.name()),
                BackupWork.Window.STAYS,
                (stop, listener) ->
                        new Verifier(desk.server(), desk.search(), desk.clock())
                                .verify(backup, level, stop, listener),
                stored::set);
    }

    /// The backup as it is known now; null before it is made.
    ReadOnlyObjectProperty<@Nullable StoredBackup> storedProperty() {
        return stored.getReadOnlyProperty();
    }

    BackupWork making() {
        return making;
    }

    BackupWork proving() {
        return proving;
    }
}
