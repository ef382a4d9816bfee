package dev.tidemark.engine.rollout;

import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.EnvironmentKind;
import dev.tidemark.engine.run.PlannedMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A project's changelog: a heading for each migration, and a line that says where it is applied.
///
/// ```
/// ## [004] Add user preferences - 2025-11-10
/// - Applied: Development ✅, Staging ✅
/// - Rollback available: Yes
/// - Issues: None
/// ```
///
/// Everything that a person wrote stays as it is, byte for byte.
public final class Changelog {
    private static final String TITLE = "# Migration Changelog\n";
    private static final Pattern HEADING = Pattern.compile("^##\\s+\\[([^\\]]+)\\].*");
    private static final Pattern APPLIED = Pattern.compile("^(\\s*[-*]\\s+Applied:)(.*)$");
    private static final String TICK = "✅";

    private final Path file;
    private final String shown;

    /// @param file made when it does not exist
    /// @param shown its path as people know it
    public Changelog(Path file, String shown) {
        this.file = file;
        this.shown = shown;
    }

    /// Ticks an environment for migrations that were applied there; those without an entry get one,
    /// the latest on top.
    ///
    /// @param issues what was not as it should be, or `None`
    /// @throws ProblemException when it can't be read or written; it is as it was then
    public void applied(
            List<PlannedMigration> migrations,
            Optional<String> environment,
            LocalDate day,
            String issues) {
        edit(lines -> {
            for (var migration : migrations) {
                int at = entry(lines, migration.version());
                if (at < 0) {
                    add(lines, migration, environment, day, issues);
                } else if (environment.isPresent()) {
                    tick(lines, at, name(environment.get()));
                }
            }
        });
    }

    /// Notes that migrations were taken back from an environment.
    ///
    /// @throws ProblemException when it can't be read or written; it is as it was then
    public void rolledBack(List<String> versions, Optional<String> environment, LocalDate day) {
        edit(lines -> {
            for (String version : versions) {
                int at = entry(lines, version);
                if (at >= 0) {
                    environment.ifPresent(name -> untick(lines, at, name(name)));
                    lines.add(
                            end(lines, at),
                            "- Rolled back: %s, %s"
                                    .formatted(environment.map(Changelog::name).orElse("?"), day));
                }
            }
        });
    }

    private void edit(Consumer<List<String>> change) {
        try {
            var text = Files.exists(file) ? TextFile.read(file, shown) : TextFile.empty();
            String before = Files.exists(file) ? text.text() : TITLE;
            var lines = new ArrayList<>(List.of(before.split("\n", -1)));
            change.accept(lines);
            String after = String.join("\n", lines);
            if (!after.equals(text.text())) {
                text.write(file, after);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "The changelog %s was not written".formatted(shown),
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "Make it writable, and add the entry by hand."),
                    e);
        }
    }

    private static int entry(List<String> lines, String version) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = HEADING.matcher(lines.get(i));
            if (heading.matches() && bare(heading.group(1)).equals(bare(version))) {
                return i;
            }
        }
        return -1;
    }

    /// `4` and `004` are the same.
    private static String bare(String version) {
        String stripped = version.strip();
        return stripped.matches("\\d+") ? stripped.replaceFirst("^0+(?=\\d)", "") : stripped;
    }

    /// Behind the last line of an entry that is not blank.
    private static int end(List<String> lines, int heading) {
        int end = heading + 1;
        while (end < lines.size() && !lines.get(end).startsWith("#")) {
            end++;
        }
        while (end > heading + 1 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    private static void tick(List<String> lines, int heading, String environment) {
        for (int i = heading + 1; i < end(lines, heading); i++) {
            var applied = APPLIED.matcher(lines.get(i));
            if (applied.matches()) {
                lines.set(i, applied.group(1) + ticked(applied.group(2), environment));
                return;
            }
        }
        lines.add(end(lines, heading), "- Applied: %s %s".formatted(environment, TICK));
    }

    private static String ticked(String places, String environment) {
        var place = place(environment).matcher(places);
        if (place.find()) {
            return TICK.equals(place.group(2))
                    ? places
                    : new StringBuilder(places)
                            .replace(
                                    place.start(),
                                    place.end(),
                                    "%s %s".formatted(place.group(1), TICK))
                            .toString();
        }
        return places.isBlank()
                ? " %s %s".formatted(environment, TICK)
                : "%s, %s %s".formatted(places.stripTrailing(), environment, TICK);
    }

    private static void untick(List<String> lines, int heading, String environment) {
        for (int i = heading + 1; i < end(lines, heading); i++) {
            var applied = APPLIED.matcher(lines.get(i));
            if (applied.matches()) {
                lines.set(
                        i,
                        applied.group(1)
                                + place(environment).matcher(applied.group(2)).replaceAll("$1 ❌"));
            }
        }
    }

    /// An environment's name, and the sign behind it.
    private static Pattern place(String environment) {
        return Pattern.compile(
                "(?i)(\\b%s\\b)(?:[ \\t]*([^\\s,;\\p{L}\\p{N}]+|\\[ \\]))?"
                        .formatted(Pattern.quote(environment)));
    }

    private static void add(
            List<String> lines,
            PlannedMigration migration,
            Optional<String> environment,
            LocalDate day,
            String issues) {
        int first = 0;
        while (first < lines.size() && !lines.get(first).startsWith("## ")) {
            first++;
        }
        var entry = new ArrayList<String>();
        if (first == lines.size() && first > 0 && lines.getLast().isEmpty()) {
            // The text ends with a line end; it shall go on doing so.
            first--;
        }
        if (first > 0 && !lines.get(first - 1).isBlank()) {
            entry.add("");
        }
        entry.add(
                "## [%s] %s - %s"
                        .formatted(migration.version(), capitalised(migration.description()), day));
        environment.ifPresent(name -> entry.add("- Applied: %s %s".formatted(name(name), TICK)));
        entry.add("- Rollback available: " + rollback(migration));
        entry.add("- Issues: " + issues);
        if (first < lines.size() && !lines.get(first).isEmpty()) {
            entry.add("");
        }
        lines.addAll(first, entry);
    }

    private static String rollback(PlannedMigration migration) {
        var written =
                migration
                        .migration()
                        .map(files -> files.rollback())
                        .orElse(new Rollback.NotGiven());
        return switch (written) {
            case Rollback.Script _ -> "Yes";
            case Rollback.NoneNeeded() -> "Not needed";
            case Rollback.Irreversible _, Rollback.NotGiven() -> "No";
        };
    }

    private static String name(String environment) {
        return EnvironmentKind.parse(environment)
                .filter(EnvironmentKind.DEV::equals)
                .map(_ -> "Development")
                .orElse(capitalised(environment));
    }

    private static String capitalised(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
