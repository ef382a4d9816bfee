package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.theme.StateMark;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A migration with the strings that its row shows, made once when the database was read.
/// Immutable.
///
/// @param status files and database
/// @param mark its state's look
/// @param wayBack what it tells of its way back
/// @param when it was applied, empty when it was not
/// @param who applied it; of one that was not applied, its author
/// @param took how long it ran, empty when nobody noted it
/// @param author whom the header names, else who applied it; empty when nobody is known
/// @param appliedAt when it was applied
/// @param searched what words of the filter are looked up in, lower case
record TimelineRow(
        StatusRow status,
        StateMark mark,
        WayBack wayBack,
        String when,
        String who,
        String took,
        String author,
        Optional<Instant> appliedAt,
        String searched) {

    static TimelineRow of(StatusRow status, TimeText time) {
        var tracked = status.tracked();
        var headerAuthor = status.migration().flatMap(file -> file.header().value("author"));
        String applier = tracked.flatMap(TrackedMigration::appliedBy).map(Names::person).orElse("");
        return new TimelineRow(
                status,
                StateMark.of(status.state()),
                WayBack.of(status),
                tracked.flatMap(TrackedMigration::appliedAt).map(time::minute).orElse(""),
                applier.isEmpty() && tracked.isEmpty() ? headerAuthor.orElse("") : applier,
                tracked.flatMap(TrackedMigration::executionMs).map(TimeText::took).orElse(""),
                headerAuthor.orElse(applier),
                tracked.filter(TrackedMigration::success).flatMap(TrackedMigration::appliedAt),
                "%s\n%s\n%s"
                        .formatted(status.version(), status.name(), status.description())
                        .toLowerCase(Locale.ROOT));
    }

    MigrationState state() {
        return status.state();
    }

    String version() {
        return status.version();
    }

    String description() {
        return status.description().isEmpty() ? status.name() : status.description();
    }

    /// Whether its record says that it is in force.
    boolean inForce() {
        return status.tracked().filter(TrackedMigration::success).isPresent();
    }

    /// What stays the same from reading to reading. A version may have a file and, under another
    /// name, a record without file.
    String key() {
        return status.migration().isPresent() ? "file " + version() : "record " + version();
    }

    Optional<Migration> file() {
        return status.migration();
    }

    /// The whole row for screen readers.
    String spoken() {
        var text = new StringBuilder();
        text.append("%s, %s, %s".formatted(mark.word(), version(), description()));
        if (!when.isEmpty()) {
            text.append(", applied ").append(when);
        }
        if (!who.isEmpty()) {
            text.append(inForce() ? " by " : ", author ").append(who);
        }
        return text.append(", ").append(wayBack.words()).toString();
    }
}
