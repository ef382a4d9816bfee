package dev.tidemark.engine.profile;

import dev.tidemark.engine.postgres.ConnectionString;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.SavedProfile.Origin;
import dev.tidemark.engine.profile.secret.Passwords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The user's profiles, in `profiles.toml` in the folder of Tidemark's settings.
///
/// Every change is made to the [ProfileList] that its user saw: when the file is another by now,
/// nothing is written. Comments and tables of other profiles stay as they are. Passwords follow
/// their profile: renamed with it, deleted with it. Calls read and write files and may start
/// programs; none may be made on a thread that has to stay responsive.
public final class ProfileStore {
    /// Where a project keeps profiles for its team.
    public static final String TEAM_FILE = ".tidemark/profiles.toml";

    private final Environment environment;
    private final Passwords passwords;
    private final ProfileFile file;

    /// @param passwords where passwords of renamed and deleted profiles are
    public ProfileStore(Environment environment, Passwords passwords) {
        this.environment = environment;
        this.passwords = passwords;
        this.file =
                new ProfileFile(
                        environment.configFolder().resolve("profiles.toml"), new Origin.OfUser());
    }

    /// What a change led to.
    ///
    /// @param profiles the file as it is now
    /// @param leftover why the password could not follow its profile, or empty when all is well
    public record Change(ProfileList profiles, Optional<Problem> leftover) {}

    /// The file, whether it exists or not.
    public Path file() {
        return file.path();
    }

    /// The user's profiles.
    ///
    /// @throws ProblemException when the file can't be read or is no TOML
    public ProfileList read() {
        return file.read();
    }

    /// The profiles that a project offers its team; none may be changed here.
    ///
    /// @param project the project's folder
    /// @throws ProblemException when the file can't be read or is no TOML
    public static ProfileList ofTeam(Path project) {
        Path folder = project.toAbsolutePath().normalize();
        return new ProfileFile(folder.resolve(TEAM_FILE), new Origin.OfTeam(folder)).read();
    }

    /// Adds a profile.
    ///
    /// @throws ProblemException `profile-exists`, `profiles-changed`, or what is wrong with it
    public Change create(ProfileList seen, SavedProfile profile) {
        var checked = checked(profile);
        refuseTaken(seen, checked.name());
        return write(
                seen,
                new ProfileText(text(seen)).withNew(checked.name(), ProfileTable.of(checked)));
    }

    /// Changes the profile called `name`; another name in `profile` renames it.
    ///
    /// @throws ProblemException `profile-unknown`, `profile-exists`, `profiles-changed`, or what is
    ///   wrong with it
    public Change edit(ProfileList seen, String name, SavedProfile profile) {
        var old = existing(seen, name);
        var checked = checked(profile);
        if (!checked.name().equals(name)) {
            refuseTaken(seen, checked.name());
        }
        var change =
                write(
                        seen,
                        new ProfileText(text(seen))
                                .with(name, checked.name(), ProfileTable.of(checked)));
        return follow(
                change,
                () -> {
                    if (!old.passwordSource().equals(checked.passwordSource())) {
                        passwords.delete(old.secretKey(environment), old.passwordSource());
                    } else if (!old.name().equals(checked.name())) {
                        passwords.move(
                                old.secretKey(environment),
                                checked.secretKey(environment),
                                old.passwordSource());
                    }
                });
    }

    /// Gives a profile another name.
    ///
    /// @throws ProblemException as [#edit]
    public Change rename(ProfileList seen, String name, String newName) {
        return edit(seen, name, existing(seen, name).withName(newName));
    }

    /// Copies a profile, a project's too, under another name. A kept password is not copied: the
    /// copy may soon lead elsewhere.
    ///
    /// @throws ProblemException as [#create]
    public Change duplicate(ProfileList seen, SavedProfile profile, String newName) {
        return create(seen, profile.withName(newName));
    }

    /// Deletes a profile and the password kept for it.
    ///
    /// @throws ProblemException `profile-unknown` or `profiles-changed`
    public Change delete(ProfileList seen, String name) {
        var old = seen.find(name);
        if (old.isEmpty() && !seen.problems().containsKey(name)) {
            throw unknown(name).asException();
        }
        var change = write(seen, new ProfileText(text(seen)).without(name));
        return old.isEmpty()
                ? change
                : follow(
                        change,
                        () ->
                                passwords.delete(
                                        old.get().secretKey(environment),
                                        old.get().passwordSource()));
    }

    private Change write(ProfileList seen, Optional<String> text) {
        file.write(
                seen,
                text.orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.PROFILES_CHANGED,
                                        "The profiles were not written",
                                        "%s is written in a way that can't be changed without losing something"
                                                .formatted(file.path()),
                                        "Change it by hand, or write the profile as a [name] table with one key a line.")
                                .asException()));
        return new Change(read(), Optional.empty());
    }

    // The profile is written by then, so what happens to its password is told beside it.
    private static Change follow(Change change, Runnable work) {
        try {
            work.run();
            return change;
        } catch (ProblemException e) {
            return new Change(change.profiles(), Optional.of(e.problem()));
        }
    }

    private SavedProfile existing(ProfileList seen, String name) {
        return seen.find(name)
                .orElseThrow(() ->
                        Optional.ofNullable(seen.problems().get(name))
                                .orElseGet(() -> unknown(name))
                                .asException());
    }

    private Problem unknown(String name) {
        return Problem.of(
                ProblemCode.PROFILE_UNKNOWN,
                "The profiles were not changed",
                "%s has no profile \"%s\"".formatted(file.path(), name),
                "Name one that `tidemark profile list` shows.");
    }

    private static void refuseTaken(ProfileList seen, String name) {
        if (seen.find(name).isPresent() || seen.problems().containsKey(name)) {
            throw Problem.of(
                            ProblemCode.PROFILE_EXISTS,
                            "The profile was not saved",
                            "there is a profile \"%s\" already".formatted(name),
                            "Choose another name.")
                    .asException();
        }
    }

    private static SavedProfile checked(SavedProfile profile) {
        if (profile.ofTeam()) {
            throw Problem.of(
                            ProblemCode.PROFILE_OF_TEAM,
                            "The profile was not saved",
                            "\"%s\" belongs to the project".formatted(profile.name()),
                            "Edit %s in the project, or duplicate the profile."
                                    .formatted(TEAM_FILE))
                    .asException();
        }
        String name = profile.name();
        if (name.isBlank() || !name.equals(name.strip()) || Profiles.isEmbedded(name)) {
            throw bad(
                    Profiles.isEmbedded(name)
                            ? "the name \"%s\" is the embedded server's".formatted(name)
                            : "its name is empty or begins or ends with a blank",
                    "Give it another name.");
        }
        if (profile.connection() instanceof Connection.Url url) {
            refusePassword(url.url());
        }
        if (profile.connection() instanceof Connection.Fields
                && profile.connection().text().isEmpty()) {
            throw bad("it does not say where to connect", "Fill in host and database.");
        }
        return profile;
    }

    private static void refusePassword(String url) {
        if (ConnectionString.parse(url).holdsSecret()) {
            throw bad(
                    "its url holds a password, which would lie open in the file",
                    "Take the password out of the url and choose where it is kept.");
        }
    }

    private static ProblemException bad(String why, String hint) {
        return Problem.of(ProblemCode.CONFIG_BAD_VALUE, "The profile was not saved", why, hint)
                .asException();
    }

    private static String text(ProfileList seen) {
        return seen.bytes().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    }
}
