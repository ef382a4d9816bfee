package dev.tidemark.engine.repair;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.tracking.FileNames;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a migration's files are called with another version, and what they and others say then.
final class NewNames {
    private static final Pattern NUMBER = Pattern.compile("^()([0-9][0-9-]*)_");
    private static final Pattern FLYWAY = Pattern.compile("^([VU])([0-9][0-9._]*?)(?:__|\\.sql$)");

    private final Migration migration;
    private final String next;

    /// @param next the version as it goes into names; for `folder` the folder's whole name
    NewNames(Migration migration, String next) {
        this.migration = migration;
        this.next = next;
    }

    MigrationVersion version() {
        return new MigrationVersion(
                migration.naming() == Naming.DIESEL ? next.replace("-", "") : next);
    }

    private boolean ownFolder() {
        return migration.naming() == Naming.FOLDER || migration.naming() == Naming.DIESEL;
    }

    /// The migration's own folder under its next name.
    Optional<Renumbering.Move> folder() {
        Path folder = migration.file().getParent();
        return ownFolder() && folder != null
                ? Optional.of(
                        new Renumbering.Move(
                                folder,
                                folder.resolveSibling(name(String.valueOf(folder.getFileName())))))
                : Optional.empty();
    }

    /// A file of the migration under its next name.
    Path file(Path file) {
        String name = String.valueOf(file.getFileName());
        return folder().map(move -> move.to().resolve(name))
                .orElseGet(() -> file.resolveSibling(name(name)));
    }

    private String name(String name) {
        if (migration.naming() == Naming.FOLDER) {
            return next;
        }
        if (name.startsWith("rollback-")) {
            return "rollback-" + next + ".sql";
        }
        if (name.startsWith("20") && name.length() > 15 && name.charAt(4) == '-' && !ownFolder()) {
            return next + name.substring(15);
        }
        Pattern shape = migration.naming() == Naming.FLYWAY ? FLYWAY : NUMBER;
        Matcher version = shape.matcher(name);
        if (!version.find()) {
            return next + "_" + name;
        }
        String number = migration.naming() == Naming.FLYWAY ? next.replace('.', '_') : next;
        return version.group(1) + number + name.substring(version.end(2));
    }

    /// What the migration is called by other files then.
    private String filename() {
        return folder().map(move -> String.valueOf(move.to().getFileName()))
                .orElseGet(() -> name(migration.filename()));
    }

    /// Whether a dependency means this migration.
    ///
    /// @param byVersion whether its version alone does
    boolean means(String dependency, boolean byVersion) {
        String last = dependency.substring(dependency.lastIndexOf('/') + 1);
        boolean named =
                last.equals(migration.filename())
                        || last.equals(FileNames.stem(migration.filename()));
        boolean numbered = new MigrationVersion(last).key().equals(migration.version().key());
        return named || (byVersion && numbered);
    }

    /// A text with a dependency on this migration under its next name.
    String at(String text, SourcePosition place, String dependency) {
        int line = 1;
        int start = 0;
        while (line < place.line()) {
            start = text.indexOf('\n', start) + 1;
            line++;
        }
        int at = text.indexOf(dependency, start);
        if (at < 0) {
            return text;
        }
        int slash = dependency.lastIndexOf('/') + 1;
        String last = dependency.substring(slash);
        String renamed =
                last.equals(migration.filename())
                        ? filename()
                        : last.equals(FileNames.stem(migration.filename()))
                                ? FileNames.stem(filename())
                                : version().text();
        return text.substring(0, at + slash) + renamed + text.substring(at + dependency.length());
    }

    /// The text of one of its own files: the version behind `Migration:`, and the names of its
    /// files wherever they stand in comments.
    String inOwnText(String text, Map<Path, Path> moved) {
        String edited = text;
        for (Map.Entry<Path, Path> move : moved.entrySet()) {
            String from = String.valueOf(move.getKey().getFileName());
            String to = String.valueOf(move.getValue().getFileName());
            if (!from.equals(to)) {
                edited = inComments(edited, from, to);
            }
        }
        Matcher title =
                Pattern.compile(
                                "(?im)^([ \\t]*(?:--|/?\\*+)?[ \\t]*Migration:[ \\t]*)"
                                        + Pattern.quote(migration.version().text())
                                        + "(?![0-9])")
                        .matcher(edited);
        return title.find()
                ? edited.substring(0, title.end(1))
                        + version().text()
                        + edited.substring(title.end())
                : edited;
    }

    private static String inComments(String text, String from, String to) {
        return Pattern.compile(
                        "(?m)^([ \\t]*(?:--|\\*).*?)(?<![A-Za-z0-9_.-])" + Pattern.quote(from))
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + to));
    }
}
