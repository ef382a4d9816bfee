package dev.tidemark.engine.rollout;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.PlannedMigration;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// The name of a plan that was shown: any difference in what would run, where, or what is demanded
/// gives another one.
public final class PlanHash {
    /// As many digits as a person can compare; still 2^64 plans.
    private static final int DIGITS = 16;

    private PlanHash() {}

    /// The hash of a plan on a target.
    ///
    /// @param target which database it is, told by its server
    /// @param more what else was shown and must not change: the policy, the checks, commands
    /// @throws dev.tidemark.engine.problem.ProblemException FILE_UNREADABLE when a script can't be
    ///   read
    public static String of(Plan plan, String target, List<String> more) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out =
                    new DataOutputStream(
                            new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                text(out, target);
                text(out, plan.direction().text());
                text(
                        out,
                        plan.project()
                                .config()
                                .placeholders()
                                .map(values -> new TreeMap<>(values).toString())
                                .orElse(""));
                out.writeInt(plan.migrations().size());
                for (var migration : plan.migrations()) {
                    write(out, migration);
                }
                out.writeInt(more.size());
                for (String one : more) {
                    text(out, one);
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The plan was not made",
                            "A script can't be read: " + e.getMessage(),
                            "Make it readable, then plan again.")
                    .asException();
        }
    }

    private static void write(DataOutputStream out, PlannedMigration migration) throws IOException {
        text(out, migration.version());
        text(out, migration.path());
        text(out, migration.checksum());
        text(out, migration.summary().mode().text());
        text(out, migration.runner().orElse(""));
        text(out, String.valueOf(migration.lockTimeout()));
        text(out, String.valueOf(migration.statementTimeout()));
        out.writeLong(migration.script().size());
        try (var script = migration.script().open()) {
            script.transferTo(out);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
