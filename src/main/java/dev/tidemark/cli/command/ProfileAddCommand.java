package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.postgres.ConnectionString;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.EnvironmentKind;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.secret.PasswordSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `profile add NAME`.
@Command(
        name = "add",
        description =
                "Saves a connection: --url, --service, or fields. A password is never an argument:"
                        + " with --password-from keychain or file it is asked for, or read from"
                        + " standard input.")
final class ProfileAddCommand implements TidemarkCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The new profile's name.")
    private String name = "";

    @Option(names = "--service", paramLabel = "S", description = "A section of pg_service.conf.")
    private @Nullable String service;

    @Option(names = "--host", paramLabel = "H", description = "Host name or address.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N", description = "Port.")
    private @Nullable Integer port;

    @Option(names = "--database", paramLabel = "D", description = "Database.")
    private @Nullable String database;

    @Option(names = "--user", paramLabel = "U", description = "Role.")
    private @Nullable String user;

    @Option(names = "--sslmode", paramLabel = "M", description = "As psql's sslmode.")
    private @Nullable String sslMode;

    @Option(
            names = "--protected",
            negatable = true,
            description =
                    "Whether destructive work is refused (default: when --environment is"
                            + " production).")
    private @Nullable Boolean guarded;

    @Option(
            names = "--password-from",
            paramLabel = "SOURCE",
            description =
                    "Where the password comes from: "
                            + PasswordSource.FORMS
                            + " (default: pgpass).")
    private @Nullable String passwordFrom;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "A project that is worked on with it; may be given several times.")
    private List<Path> folders = new ArrayList<>();

    @Override
    public ExitCode run(Invocation invocation) {
        var profile = profile(invocation);
        profile.settings(invocation.console().environment());
        var store = ProfileCommand.store(invocation);
        store.create(store.read(), profile);
        try {
            if (profile.passwordSource().keeps()) {
                ProfileCommand.Password.store(invocation, profile);
            }
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.problem()
                            .withDatabaseState(
                                    "The profile is saved; `tidemark profile password %s` stores its password."
                                            .formatted(name)),
                    e);
        }
        new ProfileView(invocation).done(name, "added");
        return ExitCode.DONE;
    }

    private SavedProfile profile(Invocation invocation) {
        var profile =
                SavedProfile.of(name, connection(invocation.options().url()))
                        .withProjects(
                                folders.stream()
                                        .map(folder ->
                                                invocation
                                                        .console()
                                                        .directory()
                                                        .resolve(folder)
                                                        .normalize())
                                        .toList());
        if (passwordFrom != null) {
            profile = profile.withPasswordSource(source(passwordFrom));
        }
        var kind = invocation.options().environment().map(ProfileAddCommand::kind);
        if (kind.isPresent()) {
            profile = profile.withEnvironment(kind.get());
        }
        if (guarded != null) {
            profile =
                    profile.withProtection(
                            guarded ? Profile.Protection.PROTECTED : Profile.Protection.NONE);
        }
        return profile;
    }

    private Connection connection(Optional<String> url) {
        boolean fields =
                host != null || port != null || database != null || user != null || sslMode != null;
        int ways = (url.isPresent() ? 1 : 0) + (service != null ? 1 : 0) + (fields ? 1 : 0);
        if (ways != 1) {
            throw usage(
                    ways == 0
                            ? "It is not said where it leads."
                            : "It is said in several ways where it leads.",
                    "Give --url, or --service, or --host, --port, --database and --user.");
        }
        if (url.isPresent()) {
            if (ConnectionString.parse(url.get()).holdsSecret()) {
                throw usage(
                        "The URL holds a password, which everybody on this machine can see among the arguments.",
                        "Leave it out and give --password-from keychain, file or ask; change the password if others use this machine.");
            }
            return new Connection.Url(url.get());
        }
        if (service != null) {
            return new Connection.Service(service);
        }
        return new Connection.Fields(
                Optional.ofNullable(host),
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                Optional.ofNullable(database),
                Optional.ofNullable(user),
                Optional.ofNullable(sslMode),
                Optional.empty());
    }

    /// @throws ProblemException when the text names no source
    static PasswordSource source(String text) {
        return PasswordSource.parse(text)
                .orElseThrow(() ->
                        usage(
                                "--password-from names no source of passwords.",
                                "Set it to %s.".formatted(PasswordSource.FORMS)));
    }

    private static EnvironmentKind kind(String word) {
        return EnvironmentKind.parse(TargetDatabase.environmentName(word))
                .orElseThrow(() ->
                        usage(
                                "--environment is \"%s\".".formatted(word),
                                "Set it to one of %s.".formatted(EnvironmentKind.words())));
    }

    private static ProblemException usage(String why, String hint) {
        return Problem.of(ProblemCode.USAGE, "The profile was not saved", why, hint).asException();
    }
}
