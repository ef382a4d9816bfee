package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of `client_encoding` (PostgreSQL manual 23.3), and the statements that set it.
public final class ClientEncoding {
    private static final Pattern SET =
            Pattern.compile(
                    "(?is)SET\\s+((SESSION|LOCAL)\\s+)?(CLIENT_ENCODING(\\s*=|\\s+TO\\b)\\s*|NAMES\\s+)(?<name>'[^']*'|[\\w-]+)\\s*");
    private static final Set<String> UTF8 = Set.of("UTF8", "UNICODE");
    private static final int LONGEST = 200;

    private ClientEncoding() {}

    /// Whether a name means UTF-8; the server takes no notice of case and signs.
    public static boolean isUtf8(String name) {
        return UTF8.contains(name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT));
    }

    /// What is wrong with a setting, or null when it is another one or leaves the encoding at
    /// UTF-8.
    static @Nullable Problem obstacle(Statement setting) {
        var matcher = SET.matcher(setting.text().head(LONGEST));
        if (!matcher.matches()) {
            return null;
        }
        String name = matcher.group("name");
        return name.equalsIgnoreCase("DEFAULT") || isUtf8(name)
                ? null
                : SqlProblems.clientEncoding(setting.position(), name.replace("'", ""));
    }
}
