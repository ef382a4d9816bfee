package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Naming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a project's migrations begin, as its newest one shows: which keys their headers have, and
/// whether they open a transaction themselves.
///
/// @param keys in lower case, in their order; empty for no header
/// @param firstLine whether a comment without a key describes the migration instead
/// @param title what stands behind `Migration:`
/// @param wrapped whether files have a `BEGIN` and a `COMMIT` of their own
record HeaderForm(List<String> keys, boolean firstLine, Title title, boolean wrapped) {
    private static final List<String> USUAL = List.of("migration", "description", "date");
    private static final int HEAD = 1 << 14;
    private static final Pattern BEGINS =
            Pattern.compile(
                    "\\A(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*(?:begin|start\\s+transaction)\\s*;",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// What `Migration:` says.
    enum Title {
        VERSION,
        VERSION_AND_WORDS,
        WORDS
    }

    static HeaderForm of(Project project, Naming naming) {
        List<Migration> newestFirst =
                project.migrations().stream().filter(it -> !it.repeatable()).toList().reversed();
        boolean wrapped = newestFirst.stream().findFirst().filter(HeaderForm::wraps).isPresent();
        Optional<Migration> model =
                newestFirst.stream().filter(it -> !it.header().values().isEmpty()).findFirst();
        if (model.isPresent()) {
            List<String> keys = List.copyOf(model.get().header().values().keySet());
            return new HeaderForm(keys, false, title(model.get()), wrapped);
        }
        boolean described = newestFirst.stream().findFirst().filter(HeaderForm::says).isPresent();
        boolean plain = !newestFirst.isEmpty() && !naming.hasRollbackSections();
        return new HeaderForm(
                plain || described ? List.of() : USUAL, described, Title.VERSION, wrapped);
    }

    private static boolean wraps(Migration migration) {
        try {
            int length = (int) Math.min(migration.up().size(), HEAD);
            byte[] head = migration.up().read(0, length);
            return BEGINS.matcher(new String(head, StandardCharsets.UTF_8)).find();
        } catch (IOException e) {
            // The file went away since it was read: nothing is to be learnt from it.
            return false;
        }
    }

    /// Whether a comment above describes it, and not its file's name.
    private static boolean says(Migration migration) {
        String name = migration.filename().replace('_', ' ').toLowerCase(Locale.ROOT);
        return !name.contains(migration.description().toLowerCase(Locale.ROOT));
    }

    private static Title title(Migration migration) {
        String title = migration.header().value("migration").orElse("");
        String version = migration.version().text();
        if (title.isEmpty() || title.equals(version)) {
            return Title.VERSION;
        }
        return title.startsWith(version) ? Title.VERSION_AND_WORDS : Title.WORDS;
    }

    /// A key's value, in the words of this project; empty when there is nothing to say.
    Optional<String> value(
            String key,
            String version,
            MigrationDraft draft,
            LocalDate date,
            Optional<String> author) {
        String words = draft.description().strip().replaceAll("\\s+", " ");
        return switch (key) {
            case "migration" ->
                    Optional.of(
                            switch (title) {
                                case VERSION -> version;
                                case VERSION_AND_WORDS -> version + " - " + words;
                                case WORDS -> words;
                            });
            case "description", "purpose" -> Optional.of(words);
            case "author" -> author;
            case "date", "created" -> Optional.of(date.toString());
            case "reversible" ->
                    Optional.of(draft.back() instanceof WayBack.Irreversible ? "No" : "Yes");
            default -> Optional.empty();
        };
    }
}
