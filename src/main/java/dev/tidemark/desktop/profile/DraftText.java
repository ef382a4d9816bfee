package dev.tidemark.desktop.profile;

import dev.tidemark.engine.postgres.ConnectionString;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.EnvironmentKind;
import dev.tidemark.engine.profile.Profile.Protection;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// A draft of a profile as text for a file. What might hold a password, or the beginning of one,
/// does not get into it.
final class DraftText {
    private static final String LIST_END = "\n";

    private DraftText() {}

    static String of(ProfileDraft draft) {
        var values = new Properties();
        put(values, "name", harmless(draft.name()));
        values.setProperty("way", draft.way().name());
        put(values, "host", harmless(draft.host()));
        put(values, "port", harmless(draft.port()));
        put(values, "database", harmless(draft.database()));
        put(values, "user", harmless(draft.user()));
        values.setProperty("sslmode", draft.sslMode());
        put(values, "rootcert", harmless(draft.rootCertificate()));
        put(values, "url", harmlessUrl(draft.url()));
        put(values, "service", harmless(draft.service()));
        values.setProperty(
                "environment", draft.environment().map(EnvironmentKind::text).orElse(""));
        values.setProperty("protection", draft.protection().name());
        values.setProperty("source", draft.source().name());
        // It is saved as it is, and said so.
        values.setProperty("command", draft.command());
        values.setProperty(
                "projects",
                String.join(LIST_END, draft.projects().stream().map(Path::toString).toList()));
        var text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void put(Properties values, String key, Optional<String> text) {
        text.ifPresent(value -> values.setProperty(key, value));
    }

    /// Reads what [#of] wrote; empty when it is not understood.
    ///
    /// @param untouched what stands in a field whose text was not written
    static Optional<ProfileDraft> parse(String text, ProfileDraft untouched) {
        var values = new Properties();
        try {
            values.load(new StringReader(text));
            return Optional.of(
                    new ProfileDraft(
                            values.getProperty("name", untouched.name()),
                            ProfileDraft.Way.valueOf(values.getProperty("way", "")),
                            values.getProperty("host", untouched.host()),
                            values.getProperty("port", untouched.port()),
                            values.getProperty("database", untouched.database()),
                            values.getProperty("user", untouched.user()),
                            values.getProperty("sslmode", ""),
                            values.getProperty("rootcert", untouched.rootCertificate()),
                            values.getProperty("url", untouched.url()),
                            values.getProperty("service", untouched.service()),
                            EnvironmentKind.parse(values.getProperty("environment", "")),
                            Protection.valueOf(values.getProperty("protection", "")),
                            SourceKind.valueOf(values.getProperty("source", "")),
                            values.getProperty("command", ""),
                            folders(values.getProperty("projects", ""))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Path> folders(String text) {
        return Arrays.stream(text.split(LIST_END, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }

    /// A whole connection may have been pasted into any field.
    private static Optional<String> harmless(String text) {
        boolean connection =
                text.contains("://") || text.toLowerCase(Locale.ROOT).contains("password");
        return connection ? Optional.empty() : Optional.of(text);
    }

    /// While a URL is typed, what will be a password looks like a port.
    private static Optional<String> harmlessUrl(String url) {
        if (url.isEmpty()) {
            return Optional.of(url);
        }
        int authority = url.indexOf("//");
        String rest = authority < 0 ? "" : url.substring(authority);
        boolean beginning = rest.indexOf(':') >= 0 && rest.indexOf('@') < 0;
        try {
            return beginning || ConnectionString.parse(url).holdsSecret()
                    ? Optional.empty()
                    : Optional.of(url);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
