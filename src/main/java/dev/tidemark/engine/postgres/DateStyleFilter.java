package dev.tidemark.engine.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Keeps a date style that a migration sets from the driver, which drops the connection for any but
/// ISO (PostgreSQL manual 55.2.7: the server reports each change in a ParameterStatus message).
///
/// The style decides how the server reads `31.12.2024` in the migration's own text, so the
/// statement has to take effect as with psql. Of the driver's own reading nothing depends on it:
/// what Tidemark reads while a migration's settings hold has no dates. The report's value keeps its
/// length and gets `ISO` for its first three letters.
final class DateStyleFilter extends FilterInputStream {
    private static final byte[] NAME = "DateStyle\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ISO = "ISO".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH_BYTES = 4;
    private static final int PARAMETER_STATUS = 'S';
    private static final int DROPPED_AT_ONCE = 1 << 13;

    private State state = State.FIRST_BYTE;
    private int lengthBytes;
    private int left;
    private int matched;

    private enum State {
        /// Nothing came yet: an answer to a request for TLS has one byte and no length.
        FIRST_BYTE,
        /// A message's kind.
        KIND,
        LENGTH_OF_OTHER,
        LENGTH_OF_STATUS,
        OTHER,
        STATUS,
        /// TLS, whose own filter sits further up.
        PASSING
    }

    DateStyleFilter(InputStream server) {
        super(server);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        int at = offset;
        int end = offset + Math.max(count, 0);
        while (at < end && state != State.PASSING) {
            if (state == State.OTHER) {
                int skipped = Math.min(left, end - at);
                at += skipped;
                pass(skipped);
            } else {
                bytes[at] = next(bytes[at]);
                at++;
            }
        }
        return count;
    }

    /// Reads what is skipped, since the next message begins behind it.
    @Override
    public long skip(long count) throws IOException {
        byte[] dropped = new byte[Math.clamp(count, 0, DROPPED_AT_ONCE)];
        return Math.max(read(dropped, 0, dropped.length), 0);
    }

    /// Takes a byte that is no message's content of another kind.
    ///
    /// @return the byte to hand on
    private byte next(byte value) {
        switch (state) {
            case FIRST_BYTE -> first(value);
            case KIND -> kind(value);
            case LENGTH_OF_OTHER -> length(value, State.OTHER);
            case LENGTH_OF_STATUS -> length(value, State.STATUS);
            case STATUS -> {
                byte shown = shown(value);
                pass(1);
                return shown;
            }
            case OTHER, PASSING -> throw new IllegalStateException(state.name());
        }
        return value;
    }

    private void first(byte value) {
        switch (value) {
            case 'R', 'E', 'v' -> kind(value);
            // No TLS here: the answer to the start-up message comes next.
            case 'N' -> {}
            default -> state = State.PASSING;
        }
    }

    private void kind(byte value) {
        state = value == PARAMETER_STATUS ? State.LENGTH_OF_STATUS : State.LENGTH_OF_OTHER;
        lengthBytes = 0;
        left = 0;
        matched = 0;
    }

    private void length(byte value, State content) {
        left = (left << 8) | (value & 0xFF);
        lengthBytes++;
        if (lengthBytes == LENGTH_BYTES) {
            left -= LENGTH_BYTES;
            state = content;
            pass(0);
        }
    }

    private void pass(int count) {
        left -= count;
        if (left <= 0) {
            state = State.KIND;
        }
    }

    private byte shown(byte value) {
        if (matched < 0) {
            return value;
        }
        if (matched < NAME.length) {
            matched = value == NAME[matched] ? matched + 1 : -1;
            return value;
        }
        int letter = matched - NAME.length;
        if (letter >= ISO.length || value == 0) {
            matched = -1;
            return value;
        }
        matched++;
        return ISO[letter];
    }
}
