package dev.tidemark.testing;

import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.ServerHost;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A network between client and server that fails on demand: it forwards every connection to a
/// server until it is told to do otherwise. Connections through it must not use TLS.
public final class TcpRelay implements AutoCloseable {
    private static final byte[] READY_FOR_QUERY = {'Z', 0, 0, 0, 5};

    private final ServerSocket listener;
    private final ConnectionSettings settings;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final CountDownLatch cut = new CountDownLatch(1);
    private final Object gate = new Object();
    private volatile boolean paused;
    private volatile boolean rewritesPid;
    private volatile Predicate<byte[]> cutBefore = _ -> false;
    private volatile Predicate<byte[]> cutAfter = _ -> false;

    private TcpRelay(ConnectionSettings settings) throws IOException {
        this.settings = settings;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /// A relay to the server of these settings.
    public static TcpRelay to(ConnectionSettings settings) {
        try {
            var relay = new TcpRelay(settings);
            Thread.ofVirtual().name("relay").start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How to connect through the relay.
    public ConnectionSettings settings() {
        var host = settings.hosts().getFirst();
        return ConnectionSettings.of(
                        "127.0.0.1", port(), settings.database(), settings.user(), host.password())
                .withTls(settings.tls());
    }

    /// The port it listens on.
    public int port() {
        return listener.getLocalPort();
    }

    /// Cuts all connections now, at both sides; new ones are forwarded.
    public void cut() {
        // Not those that come while the others go.
        List.copyOf(links).forEach(Link::cut);
        cut.countDown();
    }

    /// Cuts all connections instead of forwarding bytes of a client that fit: the server never gets
    /// them. Once.
    public void cutWhenClientSends(Predicate<byte[]> fits) {
        cutBefore = fits;
    }

    /// As [#cutWhenClientSends(Predicate)] for a text, in ASCII.
    public void cutWhenClientSends(String text) {
        cutWhenClientSends(bytes -> contains(bytes, text));
    }

    /// Forwards bytes of a client that hold a text, waits until the server has answered, drops the
    /// answer and cuts all connections: the work is done and the client can't know. Once.
    public void cutAfterForwarding(String text) {
        cutAfter = bytes -> contains(bytes, text);
    }

    /// Waits for a cut; fails after half a minute.
    public void awaitCut() throws InterruptedException {
        if (!cut.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the relay was not cut");
        }
    }

    /// Holds everything back in both directions, as a network that silently drops packets.
    public void pause() {
        paused = true;
    }

    /// Goes on forwarding, beginning with what was held back.
    public void resume() {
        synchronized (gate) {
            paused = false;
            gate.notifyAll();
        }
    }

    /// Tells clients of new connections another server process than the one that answers, as a
    /// pooler does.
    public void rewriteBackendPid() {
        rewritesPid = true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        resume();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                new Link(listener.accept()).start();
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    // The server ends each answer with this message and a byte for the transaction's state.
    private static boolean readyForQuery(byte[] bytes, int length) {
        return length >= 6 && Arrays.equals(bytes, length - 6, length - 1, READY_FOR_QUERY, 0, 5);
    }

    /// One client's connection and the one to the server that belongs to it.
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean dropReply;

        Link(Socket client) throws IOException {
            this.client = client;
            var host = settings.hosts().getFirst();
            this.server = connect(host);
        }

        private Socket connect(ServerHost host) throws IOException {
            try {
                return new Socket(host.name(), host.port());
            } catch (IOException e) {
                client.close();
                throw e;
            }
        }

        void start() {
            links.add(this);
            Thread.ofVirtual().start(() -> pump(this::toServer));
            Thread.ofVirtual().start(() -> pump(this::toClient));
        }

        void cut() {
            for (var socket : List.of(client, server)) {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            links.remove(this);
        }

        private void pump(Pump pump) {
            try {
                pump.run();
            } catch (IOException _) {
                // The other side is gone; so is this.
            } finally {
                cut();
            }
        }

        private void toServer() throws IOException {
            var output = server.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int n; (n = client.getInputStream().read(buffer)) > 0; ) {
                waitWhilePaused();
                byte[] bytes = Arrays.copyOf(buffer, n);
                if (cutBefore.test(bytes)) {
                    cutBefore = _ -> false;
                    TcpRelay.this.cut();
                    return;
                }
                if (cutAfter.test(bytes)) {
                    cutAfter = _ -> false;
                    dropReply = true;
                }
                output.write(bytes);
            }
        }

        private void toClient() throws IOException {
            var input = server.getInputStream();
            var output = client.getOutputStream();
            if (rewritesPid) {
                forwardStart(new DataInputStream(input), output);
            }
            byte[] buffer = new byte[1 << 16];
            for (int n; (n = input.read(buffer)) > 0; ) {
                waitWhilePaused();
                if (!dropReply) {
                    output.write(buffer, 0, n);
                } else if (readyForQuery(buffer, n)) {
                    TcpRelay.this.cut();
                    return;
                }
            }
        }

        // Message by message up to BackendKeyData, whose first number is the process.
        private void forwardStart(DataInputStream input, OutputStream output) throws IOException {
            int type;
            do {
                type = input.read();
                if (type < 0) {
                    return;
                }
                int length = input.readInt();
                byte[] body = input.readNBytes(length - 4);
                if (type == 'K') {
                    body[3] ^= 1;
                }
                output.write(type);
                output.write(
                        new byte[] {
                            (byte) (length >> 24),
                            (byte) (length >> 16),
                            (byte) (length >> 8),
                            (byte) length
                        });
                output.write(body);
            } while (type != 'K');
        }

        private void waitWhilePaused() {
            synchronized (gate) {
                while (paused) {
                    try {
                        gate.wait();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }
        }
    }

    @FunctionalInterface
    private interface Pump {
        void run() throws IOException;
    }
}
