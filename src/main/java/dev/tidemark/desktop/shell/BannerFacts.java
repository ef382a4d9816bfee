package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.theme.EnvironmentKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the banner says of a window's target.
///
/// @param kind its environment
/// @param profile the profile's name
/// @param facts database, host and port, role, TLS; what the server said where it has answered
record BannerFacts(EnvironmentKind kind, String profile, List<String> facts) {
    static BannerFacts of(PinnedTarget target) {
        var settings = target.profile().settings();
        @Nullable Snapshot known = target.snapshotProperty().get();
        var where = settings.target();
        String role = known == null ? where.user() : known.server().role();
        return new BannerFacts(
                target.environment(),
                target.profile().name(),
                List.of(
                        "db=" + where.database(),
                        "host=%s:%d".formatted(where.host(), where.port()),
                        "role=" + role,
                        "TLS " + settings.tls().mode().text()));
    }

    /// The whole banner, for screen readers.
    String spoken() {
        return "%s, profile %s, %s, read-only"
                .formatted(kind.word(), profile, String.join(", ", facts));
    }
}
