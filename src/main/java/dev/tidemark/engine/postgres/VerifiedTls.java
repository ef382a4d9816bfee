package dev.tidemark.engine.postgres;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/// The driver's TLS with libpq's certificate files, over which the start-up message is filtered as
/// without TLS. The driver makes this object by its class name.
public final class VerifiedTls extends LibPQFactory {
    /// TLS as the driver's properties say.
    ///
    /// @throws PSQLException when a certificate or key can't be read
    public VerifiedTls(Properties properties) throws PSQLException {
        super(properties);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
            throws IOException {
        return new TlsSocket((SSLSocket) super.createSocket(socket, host, port, autoClose));
    }
}
