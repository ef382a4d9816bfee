package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.TableFacts;
import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.postgres.Target;
import java.util.List;
import java.util.Optional;

/// What a backup will do; immutable, and done as shown.
///
/// @param request what was asked for
/// @param target the database
/// @param serverVersion for example 150018
/// @param programs what will dump it; empty for a copy on the server
/// @param tables the tables with rows that belong to it
/// @param bytes how much there is to read, without indexes
/// @param free room in the backup's folder; -1 for a copy on the server, which nobody can tell
/// @param notes what the reader should know, one sentence each
public record BackupPlan(
        BackupRequest request,
        Target target,
        int serverVersion,
        Optional<ClientPrograms> programs,
        List<TableFacts> tables,
        long bytes,
        long free,
        List<String> notes) {
    public BackupPlan {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /// In one sentence.
    public String summary() {
        String how =
                programs.map(it -> "by pg_dump %s".formatted(it.version()))
                        .orElse("as a copy on its server");
        return "Back up %s of %s %s: %s, %s"
                .formatted(
                        request.scope().text(),
                        target,
                        how,
                        Counted.of(tables.size(), "table"),
                        ByteCount.text(bytes));
    }
}
