package dev.tidemark.cli.failure;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.Arrays;
import java.util.zip.CRC32;

/// A fault of our own: an exception that nobody expected.
public final class Fault {
    private Fault() {}

    /// What to show of it.
    public static Problem problem(Throwable fault) {
        return Problem.of(
                ProblemCode.INTERNAL_FAULT,
                "Tidemark stopped because of a fault of its own",
                "%s (fault %s)".formatted(fault.getClass().getSimpleName(), code(fault)),
                "Run the command again with TIDEMARK_DEBUG=1 in the environment and report the"
                        + " stack trace it prints together with the fault's code.");
    }

    /// The same for the same bug: made of the exceptions' types and of the methods of ours that
    /// they passed, not of line numbers or values.
    static String code(Throwable fault) {
        var hash = new CRC32();
        for (Throwable link = fault; link != null; link = link.getCause()) {
            hash.update(bytes(link.getClass().getName()));
            Arrays.stream(link.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("dev.tidemark."))
                    .limit(3)
                    .forEach(frame -> hash.update(bytes(name(frame))));
        }
        return "%04X-%04X".formatted(hash.getValue() >>> 16, hash.getValue() & 0xFFFF);
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "#" + frame.getMethodName();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
