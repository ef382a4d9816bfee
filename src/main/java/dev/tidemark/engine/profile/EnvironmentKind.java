package dev.tidemark.engine.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a database is used for; decides a profile's colour and how careful Tidemark is.
public enum EnvironmentKind {
    PRODUCTION,
    STAGING,
    TEST,
    DEV,
    LOCAL;

    /// The word as written in files and on the command line, for example `production`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What protects a target of this kind when its profile does not say.
    public Profile.Protection protection() {
        return this == PRODUCTION ? Profile.Protection.PROTECTED : Profile.Protection.NONE;
    }

    /// The kind of that word, or empty when there is none.
    public static Optional<EnvironmentKind> parse(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /// All words, for messages.
    public static String words() {
        return Arrays.stream(values()).map(EnvironmentKind::text).collect(Collectors.joining(", "));
    }
}
