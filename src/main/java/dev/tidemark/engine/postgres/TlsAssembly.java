package dev.tidemark.engine.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes TLS settings of gathered parameters, with libpq's default files in `~/.postgresql`.
final class TlsAssembly {
    private static final Set<String> CHANNEL_BINDINGS = Set.of("disable", "prefer", "require");
    private static final Set<String> NEGOTIATIONS = Set.of("postgres", "direct");

    private final Environment environment;
    private final ConnectionParameters parameters;

    TlsAssembly(Environment environment, ConnectionParameters parameters) {
        this.environment = environment;
        this.parameters = parameters;
    }

    TlsSettings settings() {
        boolean system =
                parameters.get("sslrootcert").filter(TlsSettings.SYSTEM::equals).isPresent();
        var mode = mode(system ? SslMode.VERIFY_FULL : SslMode.PREFER);
        String root = system ? TlsSettings.SYSTEM : rootCertificate(mode);
        // A root certificate makes "require" verify, for compatibility (PostgreSQL manual 34.19.1).
        if (mode == SslMode.REQUIRE && root != null) {
            mode = SslMode.VERIFY_CA;
            parameters.note(
                    "sslmode=require is taken as verify-ca, since %s exists".formatted(root));
        }
        if (system && mode != SslMode.VERIFY_FULL) {
            throw SettingsProblems.weakSslMode(mode.text());
        }
        return new TlsSettings(
                mode,
                mode.compareTo(SslMode.VERIFY_CA) >= 0 ? root : null,
                file("sslcert", "postgresql.crt"),
                file("sslkey", "postgresql.key"),
                parameters.get("sslpassword").map(Secret::of).orElse(null),
                oneOf("channel_binding", "prefer", CHANNEL_BINDINGS),
                oneOf("sslnegotiation", "postgres", NEGOTIATIONS));
    }

    private SslMode mode(SslMode absent) {
        return parameters
                .get("sslmode")
                .map(text ->
                        SslMode.parse(text)
                                .orElseThrow(() ->
                                        SettingsProblems.badValue(
                                                "sslmode",
                                                parameters.origin("sslmode"),
                                                text,
                                                "disable, allow, prefer, require, verify-ca or verify-full")))
                .orElse(absent);
    }

    private @Nullable String rootCertificate(SslMode mode) {
        Path file =
                parameters
                        .get("sslrootcert")
                        .map(Path::of)
                        .orElse(environment.postgresFolder().resolve("root.crt"));
        if (Files.exists(file)) {
            return file.toString();
        }
        if (mode.compareTo(SslMode.VERIFY_CA) >= 0) {
            throw SettingsProblems.noRootCertificate(mode.text(), file);
        }
        return null;
    }

    private @Nullable String file(String keyword, String name) {
        Path file = environment.postgresFolder().resolve(name);
        return parameters.get(keyword).orElse(Files.exists(file) ? file.toString() : null);
    }

    private String oneOf(String keyword, String absent, Set<String> allowed) {
        String text = parameters.get(keyword).orElse(absent);
        if (!allowed.contains(text)) {
            throw SettingsProblems.badValue(
                    keyword, parameters.origin(keyword), text, String.join(" or ", allowed));
        }
        return text;
    }
}
