package dev.tidemark.engine.profile.find;

import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.profile.SavedProfile;
import java.util.List;
import java.util.Optional;

/// A profile that could be made of what was found.
///
/// @param origin where it was found, for people: a file and a line, a variable
/// @param profile what would be made, under a name that is not taken
/// @param target where it leads, `role@host:port/database`, or empty when that can't be told yet
/// @param password a password that was found with it; it never goes into the profile, but where the
///   user chooses to keep it
/// @param notes what was ignored, what is missing, where a password stays
public record ImportCandidate(
        String origin,
        SavedProfile profile,
        Optional<String> target,
        Optional<Secret> password,
        List<String> notes) {
    public ImportCandidate {
        notes = List.copyOf(notes);
    }
}
