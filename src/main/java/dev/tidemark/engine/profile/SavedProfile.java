package dev.tidemark.engine.profile;

import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.profile.secret.PasswordSource;
import dev.tidemark.engine.profile.secret.SecretKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A profile as it is saved. Immutable; `with…` makes a changed copy.
///
/// @param name unique in its file
/// @param connection where it leads
/// @param environment what the database is used for, or empty when nobody said
/// @param protection whether destructive work needs more than a yes
/// @param passwordSource where its password comes from
/// @param projects folders of the projects that are worked on with it
/// @param origin whose it is
public record SavedProfile(
        String name,
        Connection connection,
        Optional<EnvironmentKind> environment,
        Profile.Protection protection,
        PasswordSource passwordSource,
        List<Path> projects,
        Origin origin) {
    public SavedProfile {
        projects = List.copyOf(projects);
    }

    /// Whose a profile is.
    public sealed interface Origin {
        /// The user's own.
        record OfUser() implements Origin {}

        /// A project's: shown, but not changed here.
        ///
        /// @param project the project's folder
        record OfTeam(Path project) implements Origin {}
    }

    /// A profile of the user's own with everything but its connection as it is when nobody says.
    public static SavedProfile of(String name, Connection connection) {
        return new SavedProfile(
                name,
                connection,
                Optional.empty(),
                Profile.Protection.NONE,
                PasswordSource.Simple.PGPASS,
                List.of(),
                new Origin.OfUser());
    }

    /// Whether it is the project's and not the user's own.
    public boolean ofTeam() {
        return origin instanceof Origin.OfTeam;
    }

    /// How to connect, without the password that [#passwordSource] gives.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the settings are not understood
    public ConnectionSettings settings(Environment user) {
        return new ConnectionResolver(user)
                .resolve(connection.text(), "profile %s".formatted(name));
    }

    /// Under which key its password is kept.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the settings are not understood
    public SecretKey secretKey(Environment user) {
        return switch (origin) {
            case Origin.OfUser _ -> SecretKey.ofUser(name);
            case Origin.OfTeam team -> {
                var target = settings(user).target();
                String server = "%s@%s:%d".formatted(target.user(), target.host(), target.port());
                yield SecretKey.ofTeam(team.project().toString(), name, server);
            }
        };
    }

    /// The same under another name, the user's own.
    public SavedProfile withName(String other) {
        return new SavedProfile(
                other,
                connection,
                environment,
                protection,
                passwordSource,
                projects,
                new Origin.OfUser());
    }

    /// The same for another use, protected as that one is.
    public SavedProfile withEnvironment(EnvironmentKind kind) {
        return new SavedProfile(
                name,
                connection,
                Optional.of(kind),
                kind.protection(),
                passwordSource,
                projects,
                origin);
    }

    /// The same, protected or not.
    public SavedProfile withProtection(Profile.Protection other) {
        return new SavedProfile(
                name, connection, environment, other, passwordSource, projects, origin);
    }

    /// The same with its password from elsewhere.
    public SavedProfile withPasswordSource(PasswordSource source) {
        return new SavedProfile(
                name, connection, environment, protection, source, projects, origin);
    }

    /// The same for other projects.
    public SavedProfile withProjects(List<Path> folders) {
        return new SavedProfile(
                name, connection, environment, protection, passwordSource, folders, origin);
    }
}
