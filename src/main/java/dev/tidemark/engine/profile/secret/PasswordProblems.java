package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.nio.file.Path;

/// The words for passwords that can't be had or kept. None tells one.
final class PasswordProblems {
    private static final String NOT_READ = "The encrypted passwords were not read";

    private PasswordProblems() {}

    static Problem keychain(String reason) {
        return Problem.of(
                ProblemCode.KEYCHAIN_UNAVAILABLE,
                "The keychain was not used",
                reason,
                "Unlock or install it, or choose another source of the password.");
    }

    static Problem notStored(SecretKey key, String place) {
        return Problem.of(
                ProblemCode.PASSWORD_NOT_STORED,
                noPassword(key),
                "%s holds none for it".formatted(place),
                "Store it with `tidemark profile password %s`.".formatted(key.profile()));
    }

    static Problem notAnswered(SecretKey key, String why) {
        return Problem.of(
                ProblemCode.PASSWORD_NEEDED,
                noPassword(key),
                why,
                "Run it in a terminal and answer, or choose another source of the password.");
    }

    static Problem command(SecretKey key, String why) {
        return Problem.of(
                ProblemCode.PASSWORD_COMMAND_FAILED,
                noPassword(key),
                why,
                "Run the command by hand; its first line on standard output has to be the password.");
    }

    static Problem wrongPassphrase() {
        return Problem.of(
                ProblemCode.SECRETS_PASSPHRASE,
                NOT_READ,
                "the passphrase is wrong",
                "Give the right one. It can't be recovered: without it, delete the file and store the passwords again.");
    }

    static Problem noPassphrase() {
        return Problem.of(
                ProblemCode.PASSWORD_NEEDED,
                NOT_READ,
                "their passphrase was not given",
                "Run it in a terminal and answer, or choose another source of the password.");
    }

    static Problem damaged(Path file, String why) {
        return Problem.of(
                ProblemCode.SECRETS_DAMAGED,
                NOT_READ,
                "%s %s".formatted(file, why),
                "Restore the file from a backup, or delete it and store the passwords again.");
    }

    static Problem unreadable(Path file, String why) {
        return Problem.of(
                ProblemCode.FILE_UNREADABLE,
                "The encrypted passwords were not read or written",
                "%s: %s".formatted(file, why),
                "Make the file and its folder readable and writable.");
    }

    static Problem busy(Path file) {
        return Problem.of(
                ProblemCode.PROFILES_CHANGED,
                "The encrypted passwords were not written",
                "other processes keep changing %s".formatted(file),
                "Try again.");
    }

    private static String noPassword(SecretKey key) {
        return "There is no password for profile %s".formatted(key.profile());
    }
}
