package dev.tidemark.engine.problem;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/// The code of a fault of our own, an exception that nobody expected: the same for the same bug,
/// wherever it is shown.
public final class FaultCode {
    private FaultCode() {}

    /// The code, for example `3F09-A1C4`. It is made of the exceptions' types and of the methods of
    /// ours that they passed, not of line numbers or values.
    public static String of(Throwable fault) {
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
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
