package dev.tidemark.desktop.run;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.GuardedConnector;
import dev.tidemark.engine.postgres.ServerIdentity;
import org.jspecify.annotations.Nullable;

/// The database as the window knew it when a wizard first planned. Planning again does not move it.
/// Used on the JavaFX thread.
public final class Pin {
    private final PinnedTarget target;
    private @Nullable ServerIdentity identity;

    Pin(PinnedTarget target) {
        this.target = target;
    }

    /// Takes the database that a plan was read from, unless there was one before.
    public void set(ServerIdentity read) {
        if (identity == null) {
            var known = target.snapshotProperty().get();
            identity = known != null ? known.identity() : read;
        }
    }

    /// Which database it is.
    ///
    /// @throws IllegalStateException when nothing was read yet
    public ServerIdentity identity() {
        var known = identity;
        if (known == null) {
            throw new IllegalStateException("nothing was read yet");
        }
        return known;
    }

    /// Sessions that write there and nowhere else.
    ///
    /// @throws IllegalStateException when nothing was read yet
    public Connector connector() {
        return new GuardedConnector(target.runs(), identity());
    }
}
