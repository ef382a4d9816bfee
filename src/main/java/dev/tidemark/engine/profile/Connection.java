package dev.tidemark.engine.profile;

import dev.tidemark.engine.postgres.ConnectionString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How a profile says where to connect; never with a password.
public sealed interface Connection {
    /// A connection string.
    ///
    /// @param url a `postgresql://` URI, a `jdbc:postgresql:` URL or `keyword=value …`
    record Url(String url) implements Connection {
        @Override
        public String text() {
            return url;
        }
    }

    /// A section of the connection service file.
    ///
    /// @param service its name
    record Service(String service) implements Connection {
        @Override
        public String text() {
            return ConnectionString.conninfo(Map.of("service", service));
        }
    }

    /// One field for each value; what is empty is as with psql: the `PG*` variables, then
    /// PostgreSQL's defaults.
    ///
    /// @param host host name or address
    /// @param sslMode libpq's `sslmode`, for example `verify-full`
    /// @param rootCertificate libpq's `sslrootcert`: a file, or `system`
    record Fields(
            Optional<String> host,
            OptionalInt port,
            Optional<String> database,
            Optional<String> user,
            Optional<String> sslMode,
            Optional<String> rootCertificate)
            implements Connection {
        @Override
        public String text() {
            var parameters = new LinkedHashMap<String, String>();
            host.ifPresent(value -> parameters.put("host", value));
            port.ifPresent(value -> parameters.put("port", String.valueOf(value)));
            database.ifPresent(value -> parameters.put("dbname", value));
            user.ifPresent(value -> parameters.put("user", value));
            sslMode.ifPresent(value -> parameters.put("sslmode", value));
            rootCertificate.ifPresent(value -> parameters.put("sslrootcert", value));
            return ConnectionString.conninfo(parameters);
        }
    }

    /// The connection string it stands for.
    String text();
}
