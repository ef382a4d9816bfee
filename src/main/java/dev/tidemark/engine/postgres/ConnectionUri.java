package dev.tidemark.engine.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads `postgresql://` URIs as libpq does (PostgreSQL manual 34.1.1.2).
final class ConnectionUri {
    private static final List<String> SCHEMES = List.of("postgresql://", "postgres://");

    /// What other tools' URLs carry; it is about their pools, not about the database.
    private static final Set<String> OF_OTHER_TOOLS =
            Set.of(
                    "pgbouncer",
                    "connection_limit",
                    "pool_timeout",
                    "pool_max_conns",
                    "pool_mode",
                    "statement_cache_size",
                    "prepareThreshold",
                    "sslaccept",
                    "socket_timeout");

    private final String text;
    private final String origin;
    private final ConnectionParameters into;
    private int at;

    private ConnectionUri(String text, int start, String origin, ConnectionParameters into) {
        this.text = text;
        this.at = start;
        this.origin = origin;
        this.into = into;
    }

    static boolean is(String text) {
        return SCHEMES.stream().anyMatch(text::startsWith);
    }

    /// Adds what the URI says.
    static void read(String text, String origin, ConnectionParameters into) {
        String scheme = SCHEMES.stream().filter(text::startsWith).findFirst().orElseThrow();
        new ConnectionUri(text, scheme.length(), origin, into).read();
    }

    private void read() {
        userInfo();
        hosts();
        if (peek() == '/') {
            at++;
            String database = upTo("?");
            if (database.contains("@")) {
                throw SettingsProblems.uri(
                        "an \"@\" follows the first \"/\"; a \"/\" in a password is written %2F, an \"@\" in a name %40");
            }
            put("dbname", database);
        }
        if (peek() == '?') {
            at++;
            parameters();
        }
    }

    // As in libpq the first "@" ends the user's part, and a "/" before it means there is none.
    private void userInfo() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '@' && text.charAt(end) != '/') {
            end++;
        }
        if (end == text.length() || text.charAt(end) != '@') {
            return;
        }
        int slash = indexOrEnd('/', end);
        if (text.substring(end + 1, slash).contains("@")) {
            throw SettingsProblems.uri(
                    "there are two \"@\" before the host; one in a user name or password is written %40");
        }
        String part = text.substring(at, end);
        int colon = part.indexOf(':');
        put("user", colon < 0 ? part : part.substring(0, colon));
        if (colon >= 0) {
            put("password", part.substring(colon + 1));
        }
        at = end + 1;
    }

    private void hosts() {
        var hosts = new ArrayList<String>();
        var ports = new ArrayList<String>();
        do {
            hosts.add(decode(peek() == '[' ? bracketed() : upTo(":/?,")));
            String port = "";
            if (peek() == ':') {
                at++;
                port = decode(upTo("/?,"));
                if (!port.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    // It may be a piece of a password, so it is not repeated.
                    throw SettingsProblems.uri(
                            "the port is no number; a \"/\", \":\", \"?\" or \"@\" in a password is written %2F, %3A, %3F or %40");
                }
            }
            ports.add(port);
        } while (more());
        putList("host", hosts);
        putList("port", ports);
    }

    private boolean more() {
        if (peek() == ',') {
            at++;
            return true;
        }
        return false;
    }

    private String bracketed() {
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw SettingsProblems.uri("an IPv6 address has no closing \"]\"");
        }
        String address = text.substring(at + 1, end);
        if (address.isEmpty()) {
            throw SettingsProblems.uri("the IPv6 address between \"[\" and \"]\" is empty");
        }
        at = end + 1;
        if (at < text.length() && ":/?,".indexOf(text.charAt(at)) < 0) {
            throw SettingsProblems.uri("something follows the \"]\" of an IPv6 address");
        }
        return address;
    }

    private void parameters() {
        for (String pair : List.of(text.substring(at).split("&", -1))) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String keyword = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (equals < 0) {
                throw SettingsProblems.uri("a query parameter has no \"=\"");
            }
            if (pair.indexOf('=', equals + 1) >= 0) {
                throw SettingsProblems.uri(
                        "the value of \"%s\" holds a \"=\", which is written %%3D"
                                .formatted(keyword));
            }
            parameter(keyword, decode(pair.substring(equals + 1)));
        }
    }

    private void parameter(String keyword, String value) {
        if (keyword.equals("ssl") && value.equals("true")) {
            into.put("sslmode", "require", origin);
        } else if (keyword.equals("schema")) {
            into.put("options", "-c search_path=" + escaped(value), origin);
        } else if (OF_OTHER_TOOLS.contains(keyword)) {
            into.note("the URL's %s was ignored".formatted(keyword));
        } else if (Keyword.known(keyword)) {
            into.put(keyword, value, origin);
        } else {
            throw SettingsProblems.unknownKeyword(keyword, "in the URL");
        }
    }

    /// A value inside `options`, where blanks separate and a backslash escapes.
    static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(" ", "\\ ");
    }

    private void put(String keyword, String raw) {
        into.put(keyword, decode(raw), origin);
    }

    private void putList(String keyword, List<String> values) {
        if (values.stream().anyMatch(value -> !value.isEmpty())) {
            into.put(keyword, String.join(",", values), origin);
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private String upTo(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private int indexOrEnd(char c, int from) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
    }

    /// Undoes `%XX`; a `+` stays one.
    static String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        var bytes = new ByteArrayOutputStream();
        byte[] source = raw.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes.write(source[i]);
                continue;
            }
            int high = i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(source[i + 2], 16);
            if (low < 0) {
                throw SettingsProblems.uri(
                        "a \"%\" is not followed by two hexadecimal digits; a \"%\" itself is written %25");
            }
            if (high == 0 && low == 0) {
                throw SettingsProblems.uri("%00 can't be part of a value");
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw SettingsProblems.uri("the bytes written as %XX are no UTF-8");
        }
    }
}
