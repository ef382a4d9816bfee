package dev.tidemark.cli.command;

import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The versions that a database has on record, so that a new file takes none of them.
final class TakenVersions {
    private TakenVersions() {}

    /// Those of the database that somebody named; none where nobody did. One that can't be asked is
    /// no reason to write no file: a message says so.
    static List<String> of(Invocation invocation, Optional<String> tracking) {
        var options = invocation.options();
        boolean named =
                options.url().isPresent()
                        || options.profile().isPresent()
                        || invocation.console().environment().variable("DATABASE_URL").isPresent();
        if (!named) {
            return List.of();
        }
        try {
            var target = invocation.target();
            try (var session = target.connector().open("new")) {
                var request = new TrackingRequest(tracking, target.schema());
                return TrackingState.read(session, request).rows().stream()
                        .map(TrackedMigration::version)
                        .toList();
            }
        } catch (ProblemException e) {
            invocation.note(
                    "warning: only files were looked at for the next version: %s. %s"
                            .formatted(e.problem().what(), e.problem().why()));
            return List.of();
        } catch (SQLException e) {
            // Everything was read; the session did not close in good order.
            return List.of();
        }
    }
}
