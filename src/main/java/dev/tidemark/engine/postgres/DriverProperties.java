package dev.tidemark.engine.postgres;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/// Writes settings as the driver's properties. The driver gets nothing else: it would not read the
/// environment as libpq does.
final class DriverProperties {
    private DriverProperties() {}

    /// @param address the numeric address to connect to
    static Properties of(
            ConnectionSettings settings, ServerHost host, String address, String purpose) {
        var properties = new Properties();
        PGProperty.USER.set(properties, settings.user());
        PGProperty.PG_DBNAME.set(properties, settings.database());
        if (host.password() != null) {
            PGProperty.PASSWORD.set(properties, host.password().reveal());
        }
        String name = settings.applicationName();
        PGProperty.APPLICATION_NAME.set(
                properties, "%s %s".formatted(name == null ? "tidemark" : name, purpose));
        setUnlessNull(properties, PGProperty.OPTIONS, settings.options());
        PGProperty.SOCKET_FACTORY.set(properties, DriverSockets.class.getName());
        PGProperty.SOCKET_FACTORY_ARG.set(properties, address);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // Sends name and float digits with the start-up packet: two round trips fewer.
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "13");
        // DDL of a migration changes what a kept plan returns, which the server refuses then.
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        // The driver would drop the connection; the session says what happened instead.
        PGProperty.ALLOW_ENCODING_CHANGES.set(properties, true);
        setUnlessNull(properties, PGProperty.REQUIRE_AUTH, settings.requireAuth());
        // Both bound how long one server may take; the session takes the second off once it is
        // open.
        int seconds = Math.toIntExact(settings.connectTimeout().toSeconds());
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
        // The driver would log a server error's detail, which may hold a row's values.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        tls(properties, settings.tls());
        return properties;
    }

    private static void tls(Properties properties, TlsSettings tls) {
        PGProperty.SSL_MODE.set(properties, tls.mode().text());
        PGProperty.SSL_NEGOTIATION.set(properties, tls.negotiation());
        if (TlsSettings.SYSTEM.equals(tls.rootCertificate())) {
            PGProperty.SSL_FACTORY.set(properties, SystemTls.class.getName());
        } else {
            PGProperty.SSL_FACTORY.set(properties, VerifiedTls.class.getName());
            setUnlessNull(properties, PGProperty.SSL_ROOT_CERT, tls.rootCertificate());
        }
        setUnlessNull(properties, PGProperty.SSL_CERT, tls.certificate());
        setUnlessNull(properties, PGProperty.SSL_KEY, tls.key());
        if (tls.keyPassword() != null) {
            PGProperty.SSL_PASSWORD.set(properties, tls.keyPassword().reveal());
        }
        PGProperty.CHANNEL_BINDING.set(properties, tls.channelBinding());
    }

    private static void setUnlessNull(
            Properties properties, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(properties, value);
        }
    }
}
