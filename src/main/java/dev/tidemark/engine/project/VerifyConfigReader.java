package dev.tidemark.engine.project;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads `[verify]`.
final class VerifyConfigReader {
    private static final Pattern VARIABLE = Pattern.compile("(.*?)env:(\\w+)");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(authorization|cookie|token|secret|key|password).*");

    /// What the HTTP client sets by itself and lets nobody else set.
    private static final Set<String> OURS =
            Set.of("connection", "content-length", "expect", "host", "upgrade");

    private VerifyConfigReader() {}

    static VerifyConfig read(ConfigTable table) {
        table.allow(
                Set.of(
                        "required_tables",
                        "required_columns",
                        "not_validated",
                        "query",
                        "http",
                        "log",
                        "monitor",
                        "monitor_every"));
        return new VerifyConfig(
                table.texts("required_tables"),
                table.texts("required_columns"),
                table.texts("not_validated"),
                table.tables("query").stream().map(VerifyConfigReader::query).toList(),
                table.tables("http").stream().map(VerifyConfigReader::http).toList(),
                table.tables("log").stream().map(VerifyConfigReader::log).toList(),
                table.duration("monitor", Duration.ZERO),
                positive(table, "monitor_every").orElse(VerifyConfig.USUAL_PAUSE));
    }

    private static VerifyConfig.Query query(ConfigTable query) {
        query.allow(Set.of("name", "sql"));
        return new VerifyConfig.Query(query.requiredText("name"), query.requiredText("sql"));
    }

    private static VerifyConfig.Http http(ConfigTable http) {
        http.allow(Set.of("name", "url", "timeout", "slow", "headers"));
        return new VerifyConfig.Http(
                http.requiredText("name"),
                url(http),
                positive(http, "timeout"),
                positive(http, "slow"),
                http.table("headers").map(VerifyConfigReader::headers).orElse(Map.of()));
    }

    private static Map<String, VerifyConfig.HeaderValue> headers(ConfigTable table) {
        var headers = new HashMap<String, VerifyConfig.HeaderValue>();
        for (String name : table.keys()) {
            if (!HEADER.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
                throw table.bad(
                        name,
                        "it is no header that can be sent",
                        "Name a header such as `Authorization` or `Accept`.");
            }
            headers.put(name, value(table, name, table.requiredText(name)));
        }
        return headers;
    }

    private static VerifyConfig.HeaderValue value(ConfigTable table, String name, String text) {
        var variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return new VerifyConfig.HeaderValue.Variable(variable.group(1), variable.group(2));
        }
        if (SECRET.matcher(name).matches()) {
            throw table.bad(
                    name,
                    "its value is likely a secret, and nothing secret belongs in this file",
                    "Write `env:NAME`, or `Bearer env:NAME`, and set that environment variable.");
        }
        return new VerifyConfig.HeaderValue.Plain(text);
    }

    private static VerifyConfig.Log log(ConfigTable log) {
        log.allow(Set.of("name", "file", "pattern"));
        String file = log.requiredText("file");
        String pattern = log.text("pattern", VerifyConfig.Log.USUAL_PATTERN);
        try {
            Path _ = Path.of(file);
        } catch (InvalidPathException e) {
            throw log.bad(
                    "file",
                    "`%s` is no path: %s".formatted(file, e.getReason()),
                    "Write the path of the log file, relative to this file.");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw log.bad(
                    "pattern",
                    "`%s` is no regular expression: %s".formatted(pattern, e.getDescription()),
                    "Write it as Java's regular expressions are written, in single quotes.");
        }
        return new VerifyConfig.Log(log.requiredText("name"), file, pattern);
    }

    /// A time that is not zero.
    static Optional<Duration> positive(ConfigTable table, String key) {
        if (!table.has(key)) {
            return Optional.empty();
        }
        var time = table.duration(key, Duration.ZERO);
        if (time.isZero()) {
            throw table.bad(key, "it is no time", "Write a time such as `5s`, or leave it out.");
        }
        return Optional.of(time);
    }

    private static String url(ConfigTable http) {
        String url = http.requiredText("url");
        String hint = "Write an address such as `http://127.0.0.1:3001/api/health`.";
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() == null || !List.of("http", "https").contains(lower(scheme))) {
                throw http.bad("url", "`%s` is no http address".formatted(url), hint);
            }
            if (uri.getUserInfo() != null) {
                throw http.bad(
                        "url",
                        "it carries a user or password",
                        "Leave credentials out; nothing secret belongs in this file.");
            }
            return url;
        } catch (IllegalArgumentException e) {
            throw http.bad("url", "`%s` is no address".formatted(url), hint);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
