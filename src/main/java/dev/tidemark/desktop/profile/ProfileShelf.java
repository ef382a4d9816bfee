package dev.tidemark.desktop.profile;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.ProfileList;
import dev.tidemark.engine.profile.SavedProfile;
import java.util.List;
import java.util.stream.Stream;

/// All profiles as they were read at one time. Immutable.
///
/// @param own the user's
/// @param team those of the projects' teams, without the ones that the user has under that name
/// @param broken what could not be understood
public record ProfileShelf(ProfileList own, List<SavedProfile> team, List<Broken> broken) {
    public ProfileShelf {
        team = List.copyOf(team);
        broken = List.copyOf(broken);
    }

    /// A profile or a file that could not be understood.
    ///
    /// @param name the profile's name, or the file
    /// @param problem what is wrong, with its line
    public record Broken(String name, Problem problem) {}

    /// The user's and the teams' profiles.
    public List<SavedProfile> all() {
        return Stream.concat(own.profiles().stream(), team.stream()).toList();
    }

    /// The names that a new profile can't have.
    public List<String> takenNames() {
        return Stream.concat(
                        own.profiles().stream().map(SavedProfile::name),
                        own.problems().keySet().stream())
                .toList();
    }
}
