package dev.tidemark.desktop.profile;

import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.find.ImportCandidate;
import java.util.Optional;
import java.util.OptionalInt;

/// What the editor begins with.
public sealed interface EditorStart {
    /// A profile with nothing in it.
    SavedProfile EMPTY =
            SavedProfile.of(
                    "",
                    new Connection.Fields(
                            Optional.empty(),
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));

    /// A new profile.
    record New() implements EditorStart {}

    /// A new profile like another one; without its password.
    ///
    /// @param profile under the new name
    record Copy(SavedProfile profile) implements EditorStart {}

    /// A new profile of what was pasted or found.
    record Pasted(ImportCandidate candidate) implements EditorStart {}

    /// A profile that is there: edited, or looked at when it is a team's.
    record Existing(SavedProfile profile) implements EditorStart {}

    /// The id of its page.
    default String pageId() {
        return switch (this) {
            case Existing it -> "profile:" + it.profile().name();
            case New _ -> "profile-new";
            default -> "profile-new:" + profile().name();
        };
    }

    /// What stands in the fields at first.
    default SavedProfile profile() {
        return switch (this) {
            case New _ -> EMPTY;
            case Copy copy -> copy.profile();
            case Pasted pasted -> pasted.candidate().profile();
            case Existing existing -> existing.profile();
        };
    }

    /// The password that was found with it.
    default Optional<Secret> password() {
        return this instanceof Pasted pasted ? pasted.candidate().password() : Optional.empty();
    }
}
