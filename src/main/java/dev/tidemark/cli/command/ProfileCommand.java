package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.profile.ProfileStore;
import dev.tidemark.engine.profile.SavedProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `profile …`: saved connections.
@Command(
        name = "profile",
        description = "Saved connections and where their passwords come from.",
        subcommands = {
            ProfileCommand.All.class,
            ProfileCommand.Show.class,
            ProfileAddCommand.class,
            ProfileCommand.Remove.class,
            ProfileCommand.Password.class,
            ProfileTestCommand.class,
            ProfileImportCommand.class
        })
public final class ProfileCommand {
    private ProfileCommand() {}

    /// `profile list`.
    @Command(name = "list", description = "Lists the profiles, yours and the project's.")
    static final class All implements TidemarkCommand {
        @Override
        public ExitCode run(Invocation invocation) {
            var profiles = invocation.profiles();
            var view = new ProfileView(invocation);
            view.list(profiles.all());
            profiles.problems().values().forEach(invocation::warn);
            return ExitCode.DONE;
        }
    }

    /// `profile show NAME`.
    @Command(name = "show", description = "Shows one profile; never its password.")
    static final class Show implements TidemarkCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "The profile's name.")
        private String name = "";

        @Override
        public ExitCode run(Invocation invocation) {
            new ProfileView(invocation).show(invocation.profiles().saved(name));
            return ExitCode.DONE;
        }
    }

    /// `profile remove NAME`.
    @Command(
            name = "remove",
            description = "Removes a profile and the password kept for it; asks first.")
    static final class Remove implements TidemarkCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "The profile's name.")
        private String name = "";

        @Override
        public ExitCode run(Invocation invocation) {
            var store = store(invocation);
            var seen = store.read();
            if (seen.find(name).isEmpty() && !seen.problems().containsKey(name)) {
                refuseTeam(invocation.profiles().saved(name));
            }
            invocation
                    .confirmation()
                    .ask(
                            "Remove profile %s and the password kept for it?".formatted(name),
                            "Profile %s was not removed".formatted(name));
            var change = store.delete(seen, name);
            new ProfileView(invocation).done(name, "removed");
            change.leftover().ifPresent(invocation::warn);
            return ExitCode.DONE;
        }
    }

    /// `profile password NAME`.
    @Command(
            name = "password",
            description =
                    "Stores a profile's password where the profile says: asks for it on the terminal,"
                            + " or reads the first line of standard input.")
    static final class Password implements TidemarkCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "The profile's name.")
        private String name = "";

        @Override
        public ExitCode run(Invocation invocation) {
            store(invocation, invocation.profiles().saved(name));
            new ProfileView(invocation).done(name, "password stored");
            return ExitCode.DONE;
        }

        /// Asks for a profile's password and keeps it.
        static void store(Invocation invocation, SavedProfile profile) {
            if (!profile.passwordSource().keeps()) {
                throw Problem.of(
                                ProblemCode.USAGE,
                                "No password was stored for profile %s".formatted(profile.name()),
                                "It comes from %s.".formatted(profile.passwordSource().text()),
                                "Profiles whose password_from is keychain or file keep one.")
                        .asException();
            }
            var prompt = new TerminalPrompt(invocation.console());
            var password =
                    prompt.given("Password of profile %s".formatted(profile.name()))
                            .orElseThrow(() ->
                                    Problem.of(
                                                    ProblemCode.PASSWORD_NEEDED,
                                                    "No password was stored for profile %s"
                                                            .formatted(profile.name()),
                                                    "None was given.",
                                                    "Type it, or give it on standard input.")
                                            .asException());
            invocation
                    .passwords()
                    .store(
                            profile.secretKey(invocation.console().environment()),
                            profile.passwordSource(),
                            password);
            password.clear();
        }
    }

    static ProfileStore store(Invocation invocation) {
        return new ProfileStore(invocation.console().environment(), invocation.passwords());
    }

    private static void refuseTeam(SavedProfile profile) {
        if (profile.ofTeam()) {
            throw Problem.of(
                            ProblemCode.PROFILE_OF_TEAM,
                            "Profile %s was not removed".formatted(profile.name()),
                            "It belongs to the project.",
                            "Edit %s in the project.".formatted(ProfileStore.TEAM_FILE))
                    .asException();
        }
    }
}
