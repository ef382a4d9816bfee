package dev.tidemark.engine.project;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Who writes migrations, when, and which versions are taken besides those of the files.
///
/// @param clock the date and time, in the zone that dated versions are to be in
/// @param author the user's name, for headers that have one
/// @param recorded versions or names in tracking tables, as their tools write them
public record Authoring(Clock clock, Optional<String> author, List<String> recorded) {
    public Authoring {
        recorded = List.copyOf(recorded);
    }

    /// Nobody's, with no records known.
    public static Authoring at(Clock clock) {
        return new Authoring(clock, Optional.empty(), List.of());
    }

    /// The same with what a tracking table holds.
    public Authoring besides(Collection<String> versions) {
        return new Authoring(clock, author, List.copyOf(versions));
    }
}
