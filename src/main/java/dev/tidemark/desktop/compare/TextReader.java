package dev.tidemark.desktop.compare;

import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.history.History;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.tracking.JournalText;
import java.io.IOException;
import java.sql.SQLException;

/// Reads texts to compare. Blocks.
///
/// @param browsing sessions for reading
/// @param snapshot what the files and the tracking table were read as
record TextReader(Connector browsing, Snapshot snapshot) {
    /// A text, or its beginning.
    ///
    /// @param cut whether the journal keeps its beginning only
    record Text(String text, boolean cut) {}

    /// @throws ProblemException when it can't be read
    Text read(TextSource source) {
        try {
            return switch (source) {
                case TextSource.OnDisk file ->
                        new Text(TextFile.read(file.file(), file.name()).text(), false);
                case TextSource.Change change ->
                        text(JournalText.of(snapshot.project().find(change.version()).up()));
                case TextSource.Applied applied -> applied(applied);
            };
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "%s was not compared".formatted(source.name()),
                            "%s.".formatted(e.getMessage()),
                            "Bring the file back, or choose another text."),
                    e);
        }
    }

    private Text applied(TextSource.Applied applied) {
        try (var session = browsing.open("browse")) {
            return new History(session, snapshot.report().tracking())
                    .lastApplied(applied.version())
                    .map(TextReader::text)
                    .orElseThrow(() -> unknown(applied).asException());
        } catch (SQLException e) {
            throw QueryFailure.problem("The journal was not read", e);
        }
    }

    private static Text text(JournalText text) {
        return new Text(text.text(), text.truncated());
    }

    private static Problem unknown(TextSource.Applied applied) {
        return Problem.of(
                ProblemCode.USAGE,
                "%s was not compared with what was applied".formatted(applied.path()),
                "The journal has no text of it: it was applied by another tool, or only recorded.",
                "Choose a file to compare with.");
    }
}
