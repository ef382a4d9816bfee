package dev.tidemark.engine.sql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Speaks just enough of PostgreSQL's protocol (manual 55.2) to let psql run a script, and records
/// what psql sends. It knows no SQL but COPY … FROM STDIN and SET standard_conforming_strings.
final class RecordingServer implements AutoCloseable {
    private static final int TLS_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final String BLANKS = "(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*";
    private static final Pattern COPY_IN =
            Pattern.compile(
                    "(?is)(?:^|;)"
                            + BLANKS
                            + "COPY\\s[^;(']*(?:\\([^)']*\\))?[^;(']*?\\bFROM"
                            + BLANKS
                            + "STD(?:IN|OUT)\\b");
    private static final Pattern STRINGS =
            Pattern.compile(
                    "(?is)^"
                            + BLANKS
                            + "SET\\s+(?:SESSION\\s+|LOCAL\\s+)?standard_conforming_strings"
                            + "\\s*(?:=|TO)\\s*'?(\\w+).*");

    /// One query message and the COPY data that followed it, as psql sent it: with the closing
    /// `\.`.
    record Message(String text, String data) {}

    private final ServerSocket socket;

    RecordingServer() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Serves one connection to its end.
    List<Message> serve() throws IOException {
        try (Socket client = socket.accept();
                var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                var out =
                        new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
            greet(client, in, out);
            return answer(in, out);
        }
    }

    private static void greet(Socket client, DataInputStream in, DataOutputStream out)
            throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        while (code == TLS_REQUEST || code == GSS_REQUEST) {
            client.getOutputStream().write('N');
            length = in.readInt();
            code = in.readInt();
        }
        in.skipNBytes(length - 8L);
        out.writeByte('R');
        out.writeInt(8);
        out.writeInt(0);
        parameter(out, "server_version", "15.0");
        parameter(out, "client_encoding", "UTF8");
        parameter(out, "standard_conforming_strings", "on");
        ready(out);
    }

    private static List<Message> answer(DataInputStream in, DataOutputStream out)
            throws IOException {
        var messages = new ArrayList<Message>();
        while (true) {
            int type = in.read();
            if (type < 0 || type == 'X') {
                return messages;
            }
            byte[] content = in.readNBytes(in.readInt() - 4);
            if (type == 'Q') {
                var query = new String(content, 0, content.length - 1, StandardCharsets.UTF_8);
                messages.add(new Message(query, reply(query, in, out)));
            }
        }
    }

    private static String reply(String query, DataInputStream in, DataOutputStream out)
            throws IOException {
        String data = "";
        if (COPY_IN.matcher(query).find()) {
            out.writeByte('G');
            out.writeInt(7);
            out.writeByte(0);
            out.writeShort(0);
            out.flush();
            data = copyData(in);
            complete(out, "COPY 0");
        } else {
            complete(out, "SELECT 0");
        }
        var strings = STRINGS.matcher(query);
        if (strings.matches()) {
            parameter(out, "standard_conforming_strings", strings.group(1));
        }
        ready(out);
        return data;
    }

    private static String copyData(DataInputStream in) throws IOException {
        var data = new ByteArrayOutputStream();
        while (true) {
            int type = in.read();
            if (type < 0) {
                throw new EOFException("psql went away inside COPY");
            }
            byte[] content = in.readNBytes(in.readInt() - 4);
            if (type == 'd') {
                data.write(content);
            } else if (type == 'c' || type == 'f') {
                return data.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private static void complete(DataOutputStream out, String tag) throws IOException {
        byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
        out.writeByte('C');
        out.writeInt(bytes.length + 5);
        out.write(bytes);
        out.writeByte(0);
    }

    private static void parameter(DataOutputStream out, String name, String value)
            throws IOException {
        byte[] bytes = (name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8);
        out.writeByte('S');
        out.writeInt(bytes.length + 4);
        out.write(bytes);
    }

    private static void ready(DataOutputStream out) throws IOException {
        out.writeByte('Z');
        out.writeInt(5);
        out.writeByte('I');
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
