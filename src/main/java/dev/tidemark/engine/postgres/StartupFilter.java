package dev.tidemark.engine.postgres;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Takes the time zone out of the start-up message (PostgreSQL manual 55.2.1, 55.7).
///
/// The driver always sends the zone of its own machine, and nothing later brings the server's back.
/// With psql a migration's `now()::date` means the same whoever runs it; so it has to here.
final class StartupFilter extends FilterOutputStream {
    private static final int HEADER = 8;
    private static final int MAJOR_VERSION = 3;
    private static final int REQUEST_CODES = 1234;
    private static final int LONGEST = 10_000;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean passing;

    StartupFilter(OutputStream server) {
        super(server);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (passing) {
            out.write(bytes, offset, length);
            return;
        }
        pending.write(bytes, offset, length);
        if (pending.size() >= HEADER) {
            decide();
        }
    }

    private void decide() throws IOException {
        byte[] message = pending.toByteArray();
        var header = ByteBuffer.wrap(message);
        int length = header.getInt();
        int kind = header.getShort();
        if (length < HEADER || length > LONGEST) {
            // TLS, whose own filter sits further up.
            pass(message);
        } else if (message.length >= length) {
            if (kind == MAJOR_VERSION) {
                pass(withoutTimeZone(message));
            } else if (kind == REQUEST_CODES) {
                // A request for TLS or to cancel; the start-up message may follow.
                out.write(message);
                pending.reset();
            } else {
                pass(message);
            }
        }
    }

    private void pass(byte[] bytes) throws IOException {
        passing = true;
        pending.reset();
        out.write(bytes);
    }

    // Length, version, then names and values, each ended by a zero byte, and a last zero byte.
    private static byte[] withoutTimeZone(byte[] message) {
        var kept = new ByteArrayOutputStream();
        int at = HEADER;
        while (at < message.length && message[at] != 0) {
            int valueStart = endOfText(message, at);
            int next = endOfText(message, valueStart);
            String name = new String(message, at, valueStart - 1 - at, StandardCharsets.US_ASCII);
            if (!name.equals("TimeZone")) {
                kept.write(message, at, next - at);
            }
            at = next;
        }
        byte[] parameters = kept.toByteArray();
        return ByteBuffer.allocate(HEADER + parameters.length + 1)
                .putInt(HEADER + parameters.length + 1)
                .put(message, 4, 4)
                .put(parameters)
                .put((byte) 0)
                .array();
    }

    private static int endOfText(byte[] message, int start) {
        int at = start;
        while (at < message.length && message[at] != 0) {
            at++;
        }
        return Math.min(at + 1, message.length);
    }
}
