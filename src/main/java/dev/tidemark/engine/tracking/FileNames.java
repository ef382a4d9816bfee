package dev.tidemark.engine.tracking;

import java.util.regex.Pattern;

/// The names under which tools know one and the same file.
public final class FileNames {
    private static final Pattern ENDING =
            Pattern.compile("(/(migration|up)\\.sql|\\.up\\.sql|\\.sql)$");

    private FileNames() {}

    /// The name without folders and ending: `004_add` of `migrations/004_add.sql`, `20241220_add`
    /// of `20241220_add/migration.sql`.
    public static String stem(String name) {
        String shortened = ENDING.matcher(name.replace('\\', '/')).replaceFirst("");
        return shortened.substring(shortened.lastIndexOf('/') + 1);
    }
}
