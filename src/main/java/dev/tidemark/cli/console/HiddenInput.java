package dev.tidemark.cli.console;

import dev.tidemark.engine.postgres.Secret;
import java.util.Optional;

/// Reads a line that must not be seen.
@FunctionalInterface
public interface HiddenInput {
    /// The line that is typed next, or empty at the end of the input.
    Optional<Secret> read();
}
