package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.theme.EnvironmentMark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the banner says of a window's target.
///
/// @param kind its environment
/// @param profile the profile's name
/// @param facts database, schema where one was chosen, host and port, role, TLS; what the server
///   said where it has answered
record BannerFacts(EnvironmentMark kind, String profile, List<String> facts) {
    private static final String SCHEMA = "schema=";
    private static final int USUAL = 32;

    static BannerFacts of(PinnedTarget target) {
        var settings = target.profile().settings();
        @Nullable Snapshot known = target.snapshotProperty().get();
        var where = settings.target();
        String role = known == null ? where.user() : known.server().role();
        var facts = new ArrayList<String>();
        facts.add("db=" + where.database());
        target.schemaProperty().get().ifPresent(schema -> facts.add(SCHEMA + schema));
        facts.add("host=%s:%d".formatted(where.host(), where.port()));
        facts.add("role=" + role);
        facts.add("TLS " + settings.tls().mode().text());
        return new BannerFacts(target.environment(), target.profile().name(), List.copyOf(facts));
    }

    /// Whether a fact is never shortened, however narrow the window: the schema, which tells
    /// windows of the same profile apart.
    static boolean whole(String fact) {
        return fact.startsWith(SCHEMA) && fact.length() <= USUAL;
    }

    /// The whole banner, for screen readers.
    String spoken() {
        return "%s, profile %s, %s, read-only"
                .formatted(kind.word(), profile, String.join(", ", facts));
    }
}
