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
public record RunSettings(
        Duration lockTimeout,
        Duration statementTimeout,
        int lockRetries,
        Duration lockWait,
        Optional<String> schema,
        Actor actor) {

    /// The project's settings, without waiting for other runs.
    public static RunSettings of(ProjectConfig.Run config, Actor actor) {
        return new RunSettings(
                config.lockTimeout(),
                config.statementTimeout(),
                config.lockRetries(),
                Duration.ZERO,
                Optional.empty(),
                actor);
    }

    /// The same with a schema for unqualified names.
    public RunSettings withSchema(Optional<String> name) {
        return new RunSettings(lockTimeout, statementTimeout, lockRetries, lockWait, name, actor);
    }

    /// The same, waiting so long for another run to end.
    public RunSettings withLockWait(Duration wait) {
        return new RunSettings(lockTimeout, statementTimeout, lockRetries, wait, schema, actor);
    }
}
