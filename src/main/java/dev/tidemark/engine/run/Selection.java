package dev.tidemark.engine.run;

import java.util.List;
import java.util.Optional;

/// Which migrations a plan takes.
///
/// @param upTo the last one, as the user names it
/// @param only the only one, as the user names it; may stand below the highest applied one
/// @param outOfOrder what to do about pending migrations below the highest applied one
public record Selection(Optional<String> upTo, Optional<String> only, OutOfOrder outOfOrder) {
    /// What to do about pending migrations below the highest applied one.
    public enum OutOfOrder {
        /// Stop and say so.
        REFUSE,
        /// Apply them too.
        ALLOW
    }

    /// Everything that is pending.
    public static Selection everything() {
        return new Selection(Optional.empty(), Optional.empty(), OutOfOrder.REFUSE);
    }

    /// Everything up to one, that one included.
    public static Selection upTo(String version) {
        return new Selection(Optional.of(version), Optional.empty(), OutOfOrder.REFUSE);
    }

    /// Exactly one.
    public static Selection only(String version) {
        return new Selection(Optional.empty(), Optional.of(version), OutOfOrder.ALLOW);
    }

    /// The same, out of order allowed.
    public Selection allowingOutOfOrder() {
        return new Selection(upTo, only, OutOfOrder.ALLOW);
    }

    /// Which migrations are rolled back, always the latest first.
    public sealed interface Back {
        /// The latest so many, by the time they were applied.
        record Last(int count) implements Back {}

        /// Everything above a version; that version stays.
        record To(String version) implements Back {}

        /// One version.
        record Only(String version) implements Back {}

        /// These, whatever was applied between them.
        record Versions(List<String> versions) implements Back {
            public Versions {
                versions = List.copyOf(versions);
            }
        }
    }
}
