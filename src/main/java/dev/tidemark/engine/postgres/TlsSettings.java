package dev.tidemark.engine.postgres;

import org.jspecify.annotations.Nullable;

/// How TLS is used and with which files (PostgreSQL manual 34.19).
///
/// @param mode how hard TLS is insisted on
/// @param rootCertificate file with trusted certificates, `system` for the platform's, or null when
///   nothing is verified
/// @param certificate the client's certificate file, or null
/// @param key the client's key file, or null
/// @param keyPassword passphrase of the key file, or null
/// @param channelBinding `disable`, `prefer` or `require`
/// @param negotiation `postgres` asks the server first, `direct` starts TLS at once
public record TlsSettings(
        SslMode mode,
        @Nullable String rootCertificate,
        @Nullable String certificate,
        @Nullable String key,
        @Nullable Secret keyPassword,
        String channelBinding,
        String negotiation) {
    /// The value of `rootCertificate` that means the platform's certificates.
    public static final String SYSTEM = "system";

    /// A mode without files.
    public static TlsSettings of(SslMode mode) {
        return new TlsSettings(mode, null, null, null, null, "prefer", "postgres");
    }
}
