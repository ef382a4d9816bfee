package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A migration that would be created now; nothing is written.
///
/// @param version the next free one
/// @param files the text of each file, the up file first
public record PlannedMigration(MigrationVersion version, Map<Path, String> files) {
    public PlannedMigration {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /// Plans several migrations in their order, in the project's own convention. A project without
    /// migrations gets the convention that its settings name, else `numbered`. Each but the first
    /// needs the one before it.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when a description gives no name
    public static List<PlannedMigration> of(
            Project project, List<MigrationDraft> drafts, Authoring authoring) {
        Naming naming = naming(project);
        LocalDateTime now = LocalDateTime.now(authoring.clock()).withNano(0);
        var form = HeaderForm.of(project, naming);
        String last = NextVersion.latest(project, naming, authoring.recorded());
        Optional<String> before = Optional.empty();
        List<PlannedMigration> planned = new ArrayList<>();
        for (MigrationDraft draft : drafts) {
            String words = words(draft.description());
            String version = NextVersion.after(last, naming, words, now);
            var text =
                    new MigrationText(
                            version,
                            draft,
                            form,
                            project.scriptOptions(),
                            now.toLocalDate(),
                            authoring.author(),
                            before);
            Map<Path, String> files = files(project, naming, version, words, text);
            last = naming == Naming.DIESEL ? version.replace("-", "") : version;
            before = Optional.of(name(naming, files.keySet().iterator().next()));
            planned.add(new PlannedMigration(new MigrationVersion(last), files));
        }
        return planned;
    }

    /// The next free version as it goes into the name of a file; for `folder` the folder's name.
    ///
    /// @param words of the folder's name, with `_` between
    public static String nextVersion(Project project, String words, Authoring authoring) {
        Naming naming = naming(project);
        return NextVersion.after(
                NextVersion.latest(project, naming, authoring.recorded()),
                naming,
                words,
                LocalDateTime.now(authoring.clock()).withNano(0));
    }

    private static Naming naming(Project project) {
        return project.naming()
                .or(() -> Naming.named(project.config().naming()))
                .orElse(Naming.NUMBERED);
    }

    private static String words(String description) {
        String words = NewMigration.snakeCase(description);
        if (words.isEmpty()) {
            throw Problem.of(
                            ProblemCode.USAGE,
                            "No migration was created",
                            "The description `%s` has neither letters nor digits"
                                    .formatted(description),
                            "Describe the change in a few words.")
                    .asException();
        }
        return words;
    }

    /// What other migrations call it.
    private static String name(Naming naming, Path up) {
        boolean folder = naming == Naming.FOLDER || naming == Naming.DIESEL;
        Path named = folder ? up.resolveSibling("").getFileName() : up.getFileName();
        return String.valueOf(named);
    }

    private static Map<Path, String> files(
            Project project, Naming naming, String version, String words, MigrationText text) {
        Path folder = folder(project, naming);
        Map<Path, String> files = new LinkedHashMap<>();
        String name = version + "_" + words;
        switch (naming) {
            case DATE_SEQUENCE, DATE_TIME ->
                    files.put(folder.resolve(name + ".sql"), text.withSection());
            case NUMBERED -> numbered(project, folder.resolve(name + ".sql"), version, text, files);
            case FOLDER ->
                    pair(
                            folder.resolve(version).resolve("migration.sql"),
                            folder.resolve(version).resolve("rollback.sql"),
                            text,
                            files);
            case FLYWAY -> {
                String file = version.replace('.', '_') + "__" + words + ".sql";
                Path up = folder.resolve("V" + file);
                if (text.draft().back() instanceof WayBack.Script || undoes(project)) {
                    pair(up, folder.resolve("U" + file), text, files);
                } else {
                    files.put(up, text.up(Optional.empty()));
                }
            }
            case UP_DOWN ->
                    pair(
                            folder.resolve(name + ".up.sql"),
                            folder.resolve(name + ".down.sql"),
                            text,
                            files);
            case DIESEL ->
                    pair(
                            folder.resolve(name).resolve("up.sql"),
                            folder.resolve(name).resolve("down.sql"),
                            text,
                            files);
            case DBMATE -> files.put(folder.resolve(name + ".sql"), text.dbmate());
        }
        return files;
    }

    private static boolean undoes(Project project) {
        return project.migrations().stream().anyMatch(it -> it.rollback().available());
    }

    private static void pair(Path up, Path down, MigrationText text, Map<Path, String> files) {
        files.put(up, text.up(Optional.empty()));
        if (text.hasDown()) {
            files.put(down, text.down(String.valueOf(up.getFileName())));
        }
    }

    /// With a rollback file when the project's other migrations have one, else with a section.
    private static void numbered(
            Project project, Path up, String version, MigrationText text, Map<Path, String> files) {
        RollbackFileStyle style = RollbackFileStyle.of(project);
        if (style == RollbackFileStyle.NONE || !text.hasDown()) {
            files.put(up, text.withSection());
        } else {
            String down = style.name(version);
            files.put(up, text.up(Optional.of(down)));
            files.put(up.resolveSibling(down), text.down(String.valueOf(up.getFileName())));
        }
    }

    /// Beside the newest migration; else the first migrations folder.
    private static Path folder(Project project, Naming naming) {
        Path folder = project.folders().getFirst();
        for (Migration migration : project.migrations()) {
            Path parent = migration.file().getParent();
            boolean own = naming == Naming.FOLDER || naming == Naming.DIESEL;
            Path holder = own && parent != null ? parent.getParent() : parent;
            if (!migration.repeatable() && holder != null) {
                folder = holder;
            }
        }
        return folder;
    }
}
