package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.program.ClientPrograms;
import dev.tidemark.engine.postgres.Target;
import java.util.List;
import java.util.Optional;

/// What a restore will do; immutable.
///
/// @param backup what is restored
/// @param target the database that it is about
/// @param exists whether there is such a database now
/// @param programs what reads the archive; empty for a copy on the server
/// @param losses what the database has now and would not have afterwards
/// @param connected who is connected to it now, in words
/// @param notes what the reader should know, one sentence each
public record RestorePlan(
        StoredBackup backup,
        Target target,
        boolean exists,
        Optional<ClientPrograms> programs,
        Losses losses,
        List<String> connected,
        List<String> notes) {
    public RestorePlan {
        connected = List.copyOf(connected);
        notes = List.copyOf(notes);
    }
}
