package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.process.BoundedProcess;
import dev.tidemark.engine.process.BoundedProcess.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The Secret Service of a Linux desktop (GNOME Keyring, KWallet, KeePassXC) through libsecret's
/// own program, which gets and gives passwords on its standard streams.
final class SecretTool implements Keychain {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final byte[] NOTHING = {};

    private final Environment environment;

    SecretTool(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Optional<Secret> read(SecretKey key) {
        var ended = run("lookup", List.of(), key, NOTHING);
        if (ended.exitCode() == 0) {
            return Optional.of(ended.output());
        }
        // What it does not find it says without a word.
        complain(ended);
        return Optional.empty();
    }

    @Override
    public void store(SecretKey key, Secret password) {
        byte[] bytes = password.utf8();
        try {
            var label = "--label=Tidemark: " + key.profile();
            var ended = run("store", List.of(label), key, bytes);
            if (ended.exitCode() != 0) {
                complain(ended);
                throw unavailable("secret-tool ended with code " + ended.exitCode());
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public void delete(SecretKey key) {
        complain(run("clear", List.of(), key, NOTHING));
    }

    @Override
    public Optional<String> unavailable() {
        return program().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "the program secret-tool is not installed; it comes with the package libsecret-tools or libsecret");
    }

    private Outcome.Ended run(String action, List<String> options, SecretKey key, byte[] input) {
        var program = program();
        if (program.isEmpty()) {
            throw unavailable(unavailable().orElse(""));
        }
        var words = new ArrayList<>(List.of(program.get().toString(), action));
        words.addAll(options);
        words.addAll(List.of("application", "tidemark", "profile", key.id()));
        try {
            return switch (new BoundedProcess(words, environment.variables(), LIMIT).run(input)) {
                case Outcome.Ended ended -> ended;
                case Outcome.TimedOut late ->
                        throw unavailable(
                                "it did not answer within %d s; it may be locked and waiting for its own password%s"
                                        .formatted(LIMIT.toSeconds(), after(late.errors())));
            };
        } catch (IOException e) {
            throw unavailable("%s can't be started".formatted(program.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the work was interrupted");
        }
    }

    private static void complain(Outcome.Ended ended) {
        if (ended.exitCode() != 0 && !ended.errors().isEmpty()) {
            throw unavailable(ended.errors().replace('\n', ' '));
        }
    }

    private static String after(String errors) {
        return errors.isEmpty() ? "" : "; " + errors.replace('\n', ' ');
    }

    private static RuntimeException unavailable(String reason) {
        return PasswordProblems.keychain(reason).asException();
    }

    private Optional<Path> program() {
        return environment.program("secret-tool");
    }
}
