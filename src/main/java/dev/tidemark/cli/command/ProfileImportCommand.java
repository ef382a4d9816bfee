package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.find.ImportCandidate;
import dev.tidemark.engine.profile.find.ProfileImport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `profile import [NAME…]`.
@Command(
        name = "import",
        description =
                "Shows the connections that pg_service.conf, .pgpass, DATABASE_URL and the PG*"
                        + " variables hold; with names it saves those as profiles.")
final class ProfileImportCommand implements TidemarkCommand {
    @Parameters(
            index = "0",
            arity = "0..*",
            paramLabel = "NAME",
            description = "The candidates to save (default: none, they are shown).")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--password-from",
            paramLabel = "SOURCE",
            description = "Where a password that is found goes: keychain or file.")
    private @Nullable String passwordFrom;

    @Override
    public ExitCode run(Invocation invocation) {
        var store = ProfileCommand.store(invocation);
        var seen = store.read();
        var taken = new ArrayList<>(invocation.profiles().names());
        taken.addAll(seen.problems().keySet());
        var found = new ProfileImport(invocation.console().environment(), taken).all();
        found.problems().forEach(invocation::warn);
        if (names.isEmpty()) {
            show(invocation, found.candidates());
            return ExitCode.DONE;
        }
        var chosen = names.stream().map(name -> named(found.candidates(), name)).toList();
        var saved = new ArrayList<SavedProfile>();
        for (var candidate : chosen) {
            saved.add(save(invocation, candidate));
        }
        if (invocation.options().json()) {
            new ProfileView(invocation).list(saved);
        }
        return ExitCode.DONE;
    }

    private SavedProfile save(Invocation invocation, ImportCandidate candidate) {
        var profile = candidate.profile();
        var password = candidate.password();
        if (passwordFrom != null && password.isPresent()) {
            profile = profile.withPasswordSource(ProfileAddCommand.source(passwordFrom));
        }
        var store = ProfileCommand.store(invocation);
        store.create(store.read(), profile);
        if (password.isPresent() && profile.passwordSource().keeps()) {
            var key = profile.secretKey(invocation.console().environment());
            invocation.passwords().store(key, profile.passwordSource(), password.get());
        }
        if (!invocation.options().json()) {
            new ProfileView(invocation).done(profile.name(), "imported from " + candidate.origin());
        }
        return profile;
    }

    private static ImportCandidate named(List<ImportCandidate> candidates, String name) {
        return candidates.stream()
                .filter(candidate -> candidate.profile().name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.PROFILE_UNKNOWN,
                                        "Nothing was imported",
                                        "No candidate is called \"%s\".".formatted(name),
                                        "Write a name that `tidemark profile import` shows.")
                                .asException());
    }

    private static void show(Invocation invocation, List<ImportCandidate> candidates) {
        if (invocation.options().json()) {
            invocation.document(
                    "profile-import",
                    json -> {
                        var view = new ProfileView(invocation);
                        json.writeArrayFieldStart("candidates");
                        for (var candidate : candidates) {
                            json.writeStartObject();
                            json.writeStringField("origin", candidate.origin());
                            view.write(json, candidate.profile());
                            json.writeBooleanField(
                                    "passwordFound", candidate.password().isPresent());
                            json.writeArrayFieldStart("notes");
                            for (String note : candidate.notes()) {
                                json.writeString(note);
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
            return;
        }
        if (candidates.isEmpty()) {
            invocation.say("No connections were found.");
            return;
        }
        for (var candidate : candidates) {
            invocation.say(
                    "%s  %s"
                            .formatted(
                                    candidate.profile().name(),
                                    candidate.target().orElse("(leads nowhere yet)")));
            invocation.say("    from %s".formatted(candidate.origin()));
            candidate.notes().forEach(note -> invocation.say("    " + note));
        }
        invocation.say("Save some with `tidemark profile import NAME…`.");
    }
}
