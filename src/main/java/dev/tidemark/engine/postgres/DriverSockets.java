package dev.tidemark.engine.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes the driver's sockets: they go to one numeric address, while the driver goes on checking
/// certificates against the host's name, leave the session's time zone to the server, and let a
/// migration set its date style. The driver makes this object by its class name.
public final class DriverSockets extends SocketFactory {
    private static final ThreadLocal<Socket> LAST = new ThreadLocal<>();

    private final String address;

    /// Sockets to a numeric address.
    public DriverSockets(String address) {
        super();
        this.address = address;
    }

    /// The socket that this thread made last, once: the driver shows it to nobody.
    static @Nullable Socket takeLast() {
        var socket = LAST.get();
        LAST.remove();
        return socket;
    }

    @Override
    public Socket createSocket() {
        var socket = new DriverSocket(address);
        LAST.set(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress target) throws IOException {
        var socket = createSocket();
        socket.connect(target);
        return socket;
    }

    private static final class DriverSocket extends Socket {
        private final String address;
        private @Nullable InputStream input;

        DriverSocket(String address) {
            this.address = address;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            int port = ((InetSocketAddress) endpoint).getPort();
            super.connect(new InetSocketAddress(address, port), timeout);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new StartupFilter(super.getOutputStream());
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (input == null) {
                input = new DateStyleFilter(super.getInputStream());
            }
            return input;
        }
    }
}
