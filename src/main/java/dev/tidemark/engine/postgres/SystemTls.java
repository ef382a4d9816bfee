package dev.tidemark.engine.postgres;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.DefaultJavaSSLFactory;
import org.postgresql.util.PSQLException;

/// The driver's TLS with the platform's certificates, over which the start-up message is filtered
/// as without TLS. The driver makes this object by its class name.
public final class SystemTls extends DefaultJavaSSLFactory {
    /// TLS as the platform does it.
    ///
    /// @throws PSQLException when the platform's certificates can't be read
    public SystemTls(Properties properties) throws PSQLException {
        super(properties);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
            throws IOException {
        return new TlsSocket((SSLSocket) super.createSocket(socket, host, port, autoClose));
    }
}
