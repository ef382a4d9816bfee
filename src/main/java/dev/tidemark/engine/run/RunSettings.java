package dev.tidemark.engine.run;

import dev.tidemark.engine.project.ProjectConfig;
import dev.tidemark.engine.tracking.Actor;
import java.time.Duration;
import java.util.Optional;

/// How a run behaves.
///
/// @param lockTimeout the highest rung of the lock ladder; zero waits for ever
/// @param statementTimeout zero for no limit
/// @param lockRetries how often a transaction is tried again after a lock timeout or deadlock
/// @param lockWait how long to wait for another run's lock; zero to give up at once
/// @param schema the schema that unqualified names go to, or empty for the role's own search_path
/// @param actor who runs it, for journal and tracking table
/// @param saving what becomes of data that a rollback takes away
/// @param bringingBack what becomes of data that an earlier rollback of a migration saved
public record RunSettings(
        Duration lockTimeout,
        Duration statementTimeout,
        int lockRetries,
        Duration lockWait,
        Optional<String> schema,
        Actor actor,
        Saving saving,
        BringingBack bringingBack) {

    /// What becomes of data that a rollback takes away.
    public enum Saving {
        /// It is saved in the transaction that takes it away.
        SAVE,
        /// It is lost.
        LOSE
    }

    /// What becomes of saved data when its migration is applied again.
    public enum BringingBack {
        /// It is put back in the transaction that applies the migration.
        BRING_BACK,
        /// It stays where it is.
        LEAVE
    }

    /// The project's settings, without waiting for other runs. Rollbacks save their data; what was
    /// saved stays where it is.
    public static RunSettings of(ProjectConfig.Run config, Actor actor) {
        return new RunSettings(
                config.lockTimeout(),
                config.statementTimeout(),
                config.lockRetries(),
                Duration.ZERO,
                Optional.empty(),
                actor,
                Saving.SAVE,
                BringingBack.LEAVE);
    }

    /// The same with a schema for unqualified names.
    public RunSettings withSchema(Optional<String> name) {
        return new RunSettings(
                lockTimeout,
                statementTimeout,
                lockRetries,
                lockWait,
                name,
                actor,
                saving,
                bringingBack);
    }

    /// The same, waiting so long for another run to end.
    public RunSettings withLockWait(Duration wait) {
        return new RunSettings(
                lockTimeout,
                statementTimeout,
                lockRetries,
                wait,
                schema,
                actor,
                saving,
                bringingBack);
    }

    /// The same, with another way for data that a rollback takes away.
    public RunSettings with(Saving other) {
        return new RunSettings(
                lockTimeout,
                statementTimeout,
                lockRetries,
                lockWait,
                schema,
                actor,
                other,
                bringingBack);
    }

    /// The same, with another way for saved data.
    public RunSettings with(BringingBack other) {
        return new RunSettings(
                lockTimeout, statementTimeout, lockRetries, lockWait, schema, actor, saving, other);
    }
}
