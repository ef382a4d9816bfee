package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.restore.InPlaceRestore;
import dev.tidemark.engine.backup.restore.NameSwap;
import dev.tidemark.engine.backup.restore.NewDatabaseRestore;
import dev.tidemark.engine.backup.restore.RescueDump;
import dev.tidemark.engine.backup.restore.RestorePlan;
import dev.tidemark.engine.backup.restore.SideRestore;
import dev.tidemark.engine.run.StopSignal;
import java.util.List;
import java.util.Optional;

/// Restores as planned and chosen. Called on a worker.
///
/// @param desk the database and its backups
/// @param side the tables, where only some are wanted
record Restoring(BackupDesk desk, RestorePlan plan, RestoreChoice choice, Side side) {
    /// Does it; whatever fails before names are changed leaves the database as it was.
    Outcome<Restored> run(StopSignal stop, BackupListener listener) throws InterruptedException {
        return Outcome.of(() -> restore(stop, listener));
    }

    private Restored restore(StopSignal stop, BackupListener listener) throws InterruptedException {
        if (choice.way() == RestoreChoice.Way.BESIDE || choice.way() == RestoreChoice.Way.SWAP) {
            NewDatabaseRestore.check(plan);
        }
        var rescue = rescue(stop, listener);
        return switch (choice.way()) {
            case IN_PLACE ->
                    new Restored(
                            rescue,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            new InPlaceRestore(desk.server())
                                    .run(
                                            plan,
                                            choice.ownership(),
                                            BackupRequest.DEFAULT_LOCK_WAIT,
                                            stop,
                                            listener)
                                    .orElseThrow(),
                            Optional.empty());
            case TABLES ->
                    Restored.beside(
                            side.schema(),
                            new SideRestore(desk.server(), desk.clock())
                                    .run(plan, side.tables(), side.schema(), stop, listener)
                                    .orElseThrow());
            case BESIDE, SWAP -> intoNew(rescue, stop, listener);
        };
    }

    private Restored intoNew(
            Optional<StoredBackup> rescue, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        var database =
                new NewDatabaseRestore(desk.server(), desk.clock())
                        .run(plan, choice.ownership(), stop, listener)
                        .orElseThrow();
        var names =
                choice.way() == RestoreChoice.Way.SWAP
                        ? Optional.of(swap(database.name(), listener))
                        : Optional.<Outcome<NameSwap.Swapped>>empty();
        return new Restored(
                rescue,
                Optional.of(database),
                names.filter(outcome -> outcome.failure().isEmpty()).map(Outcome::orElseThrow),
                names.flatMap(Outcome::failure),
                List.of(),
                Optional.empty());
    }

    private Outcome<NameSwap.Swapped> swap(String database, BackupListener listener)
            throws InterruptedException {
        return new NameSwap(desk.server(), desk.clock())
                .run(database, choice.connected(), listener);
    }

    /// A copy on the server is restored where there may be no pg_dump; the old database is kept
    /// then.
    private Optional<StoredBackup> rescue(StopSignal stop, BackupListener listener)
            throws InterruptedException {
        boolean wanted =
                choice.replaces()
                        && choice.rescue() == RestoreChoice.Rescue.MADE
                        && plan.exists()
                        && plan.programs().isPresent();
        return wanted
                ? Optional.of(
                        new RescueDump(desk.server(), desk.search(), desk.clock())
                                .run(desk.path(), plan, stop, listener)
                                .orElseThrow())
                : Optional.empty();
    }
}
