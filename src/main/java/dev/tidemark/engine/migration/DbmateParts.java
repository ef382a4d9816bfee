package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The `-- migrate:up` and `-- migrate:down` parts of a dbmate file.
///
/// @param up the line that begins the way forward
/// @param down the line that begins the way back
record DbmateParts(Optional<Part> up, Optional<Part> down) {
    private static final byte[] WORD = "migrate:".getBytes(StandardCharsets.US_ASCII);

    /// @param offset the line's first byte
    /// @param next the first byte below the line
    /// @param line the line's number, from 1
    /// @param options what stands behind the name, for example `transaction:false`
    record Part(long offset, long next, int line, List<String> options) {
        /// Whether its statements may run in one transaction.
        boolean transaction() {
            return !options.contains("transaction:false");
        }
    }

    /// Finds the parts; the first of each counts, as with dbmate itself.
    static DbmateParts of(SqlSource source) throws IOException {
        var found = new Found();
        LineScan.scan(source, found);
        return new DbmateParts(found.up, found.down);
    }

    private static final class Found implements LineScan.Visitor {
        private Optional<Part> up = Optional.empty();
        private Optional<Part> down = Optional.empty();

        @Override
        public void line(byte[] buffer, int start, int end, long offset, int line) {
            int word = start + 2;
            if (word >= end || buffer[start] != '-' || buffer[start + 1] != '-') {
                return;
            }
            while (word < end && (buffer[word] == ' ' || buffer[word] == '\t')) {
                word++;
            }
            if (!startsWith(buffer, word, end)) {
                return;
            }
            String text = new String(buffer, word, end - word, StandardCharsets.UTF_8).strip();
            List<String> words = List.of(text.split("\\s+"));
            var part =
                    new Part(
                            offset,
                            offset + (end - start) + 1,
                            line,
                            words.subList(1, words.size()));
            switch (words.getFirst()) {
                case "migrate:up" -> up = up.or(() -> Optional.of(part));
                case "migrate:down" -> down = down.or(() -> Optional.of(part));
                default -> {}
            }
        }

        private static boolean startsWith(byte[] buffer, int from, int end) {
            return end - from >= WORD.length
                    && Arrays.equals(buffer, from, from + WORD.length, WORD, 0, WORD.length);
        }
    }
}
