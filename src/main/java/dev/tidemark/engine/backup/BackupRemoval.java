package dev.tidemark.engine.backup;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.SqlQuote;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Removes backups, those on the server too.
public final class BackupRemoval {
    private final BackupServer server;
    private final BackupFolder folder;

    /// @param server where copies are
    /// @param folder where the backups are
    public BackupRemoval(BackupServer server, BackupFolder folder) {
        this.server = server;
        this.folder = folder;
    }

    /// Which backups are too many: all but the latest ones. The latest one that is proved stays in
    /// any case, and so do those that were made at another port: a clone may be there now.
    ///
    /// @param folder where the backups are
    /// @param all the latest first
    /// @param keep how many stay
    public static List<StoredBackup> beyond(BackupFolder folder, List<StoredBackup> all, int keep) {
        var here = all.stream().filter(folder::holds).toList();
        var proved =
                here.stream().filter(backup -> backup.manifest().proved().isPresent()).findFirst();
        return here.stream()
                .skip(keep)
                .filter(backup -> !proved.equals(Optional.of(backup)))
                .toList();
    }

    /// Removes a backup.
    ///
    /// @throws ProblemException when a part of it can't be removed; it is no backup any more then,
    ///   or as it was
    public void remove(StoredBackup backup) {
        String what = "The backup %s was not removed".formatted(backup.name());
        var copy = backup.manifest().copy();
        if (copy.isPresent()) {
            try (var session = server.maintenance(copy.get())) {
                session.send("drop database if exists " + SqlQuote.identifier(copy.get()));
            } catch (SQLException e) {
                throw BackupProblems.server(
                        ProblemCode.STATEMENT_FAILED, what, "The copy is as it was.", e);
            }
        }
        try {
            folder.delete(backup);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            what,
                            String.valueOf(e),
                            "Remove the folder %s by hand.".formatted(backup.folder())),
                    e);
        }
    }
}
