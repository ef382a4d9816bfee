package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.process.BoundedProcess;
import dev.tidemark.engine.process.BoundedProcess.Outcome;
import dev.tidemark.engine.process.CommandWords;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Gets a password from a command. What it writes to standard output is told nowhere.
final class CommandPassword {
    // Password managers may ask their user to unlock them.
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final byte[] NOTHING = {};

    private final Environment environment;
    private final Duration limit;

    CommandPassword(Environment environment) {
        this(environment, LIMIT);
    }

    CommandPassword(Environment environment, Duration limit) {
        this.environment = environment;
        this.limit = limit;
    }

    /// @throws dev.tidemark.engine.problem.ProblemException `password-command-failed`
    Secret read(PasswordSource.Command source, SecretKey key) {
        try {
            return switch (new BoundedProcess(words(source), environment.variables(), limit)
                    .run(NOTHING)) {
                case Outcome.Ended ended -> password(source, key, ended);
                case Outcome.TimedOut late ->
                        throw failed(
                                source,
                                key,
                                "did not end within %d s".formatted(limit.toSeconds()),
                                late.errors());
            };
        } catch (IOException e) {
            throw failed(source, key, "can't be started", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(source, key, "was interrupted", "");
        }
    }

    private static List<String> words(PasswordSource.Command source) {
        return switch (source.reader()) {
            case NONE -> CommandWords.of(source.command());
            case SHELL -> List.of("/bin/sh", "-c", source.command());
        };
    }

    private static Secret password(
            PasswordSource.Command source, SecretKey key, Outcome.Ended ended) {
        if (ended.exitCode() != 0) {
            ended.output().clear();
            throw failed(source, key, "ended with code " + ended.exitCode(), ended.errors());
        }
        char[] output = ended.output().characters();
        ended.output().clear();
        int length = 0;
        while (length < output.length && output[length] != '\n' && output[length] != '\r') {
            length++;
        }
        char[] line = Arrays.copyOf(output, length);
        Arrays.fill(output, '\0');
        var password = Secret.of(line);
        Arrays.fill(line, '\0');
        if (password.isEmpty()) {
            throw failed(source, key, "wrote no password", ended.errors());
        }
        return password;
    }

    private static RuntimeException failed(
            PasswordSource.Command source, SecretKey key, String how, String errors) {
        String why = "`%s` %s".formatted(source.command(), how);
        return PasswordProblems.command(key, errors.isEmpty() ? why : why + ": " + errors)
                .asException();
    }
}
