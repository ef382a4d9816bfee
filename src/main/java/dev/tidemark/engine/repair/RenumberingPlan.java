package dev.tidemark.engine.repair;

import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationFile;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.project.Authoring;
import dev.tidemark.engine.project.PlannedMigration;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.status.MigrationState;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import dev.tidemark.engine.tracking.FileNames;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out which file is to get the next free version, whether it may, and what that changes.
public final class RenumberingPlan {
    private final Project project;
    private final StatusReport report;
    private final Authoring authoring;

    /// @param project the files, two of one version included
    /// @param report the files compared with the database
    /// @param authoring the date, for dated versions
    public RenumberingPlan(Project project, StatusReport report, Authoring authoring) {
        this.project = project;
        this.report = report;
        this.authoring =
                authoring.besides(
                        report.tracking().rows().stream().map(TrackedMigration::version).toList());
    }

    /// What it takes to renumber a migration.
    ///
    /// @param reference a version, a file name or a path; where two files have a version, the one
    ///   that no record knows is meant
    /// @throws ProblemException UNKNOWN_VERSION, or RENUMBER_REFUSED with the reason
    public Renumbering of(String reference) {
        return of(chosen(reference));
    }

    /// [#of] for one of two files of a version: the one that is named, else, where a record is
    /// about that one, the other.
    public Renumbering ofOneLike(String reference) {
        Migration migration = chosen(reference);
        List<Migration> free =
                ofVersion(migration.version()).stream().filter(it -> !recorded(it)).toList();
        return of(recorded(migration) && free.size() == 1 ? free.getFirst() : migration);
    }

    private Renumbering of(Migration migration) {
        requireFree(migration);
        var names = new NewNames(migration, next(migration));
        List<String> notes = new ArrayList<>();
        Map<Path, Path> moved = new LinkedHashMap<>();
        moved.put(migration.file(), names.file(migration.file()));
        Optional<Path> down = rollbackFile(migration, notes);
        down.ifPresent(file -> moved.put(file, names.file(file)));
        return new Renumbering(
                migration.version(),
                names.version(),
                migration.file(),
                names.file(migration.file()),
                names.folder(),
                moves(moved, names),
                dependents(migration, names, notes),
                notes);
    }

    private String next(Migration migration) {
        String folder = migration.naming() == Naming.FOLDER ? migration.filename() : "";
        return PlannedMigration.nextVersion(
                project, folder.substring(folder.indexOf('_') + 1), authoring);
    }

    /// All files of a version: more than one where another branch brought the same number.
    private List<Migration> ofVersion(MigrationVersion version) {
        return all().filter(it -> it.version().key().equals(version.key())).toList();
    }

    private Stream<Migration> all() {
        return Stream.concat(project.migrations().stream(), duplicates());
    }

    /// The files that were left out because an earlier one has their version.
    private Stream<Migration> duplicates() {
        return project.problems().stream()
                .filter(problem -> problem.code() == ProblemCode.DUPLICATE_VERSION)
                .flatMap(problem -> Stream.ofNullable(problem.where()))
                .map(place ->
                        MigrationFile.read(
                                        project.root().resolve(place.file()),
                                        place.file(),
                                        project.scriptOptions())
                                .migration());
    }

    private Migration chosen(String reference) {
        String name = reference.strip().replace('\\', '/');
        List<Migration> named =
                all().filter(it ->
                                it.path().equals(name)
                                        || it.filename().equals(lastPart(name))
                                        || FileNames.stem(it.filename()).equals(lastPart(name)))
                        .toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        var version = project.find(reference).version();
        List<Migration> same = ofVersion(version);
        if (same.size() == 1) {
            return same.getFirst();
        }
        List<Migration> recorded = same.stream().filter(this::recorded).toList();
        List<Migration> free = same.stream().filter(it -> !recorded(it)).toList();
        if (recorded.size() == 1 && free.size() == 1) {
            return free.getFirst();
        }
        throw refused(
                        "No file with version %s was renumbered".formatted(version),
                        "%d files have it, and no record tells which one was applied: %s"
                                .formatted(
                                        same.size(),
                                        same.stream()
                                                .map(Migration::path)
                                                .collect(Collectors.joining(", "))),
                        "Name the file: `tidemark renumber %s`.".formatted(same.getLast().path()))
                .asException();
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private Optional<StatusRow> row(Migration migration) {
        return report.rows().stream()
                .filter(row ->
                        new MigrationVersion(row.version()).key().equals(migration.version().key()))
                .findFirst();
    }

    /// Whether a database has this very file on record, and not another one of its version.
    private boolean recorded(Migration migration) {
        if (ofVersion(migration.version()).size() == 1) {
            return row(migration).flatMap(StatusRow::tracked).isPresent();
        }
        String stem = FileNames.stem(migration.filename());
        return report.tracking().rows().stream()
                .anyMatch(tracked ->
                        tracked.filename().filter(it -> FileNames.stem(it).equals(stem)).isPresent()
                                || FileNames.stem(tracked.version()).equals(stem)
                                || tracked.checksum()
                                        .filter(it -> it.value().equals(migration.checksum()))
                                        .isPresent());
    }

    private void requireFree(Migration migration) {
        String what = "%s keeps version %s".formatted(migration.path(), migration.version());
        if (migration.repeatable()) {
            throw refused(what, "It is repeatable and has none", "Give its file another name.")
                    .asException();
        }
        Optional<StatusRow> row = row(migration);
        boolean alone = ofVersion(migration.version()).size() == 1;
        if (recorded(migration)) {
            throw refused(
                            what,
                            "It is %s in %s: a database knows it by this version"
                                    .formatted(
                                            row.map(StatusRow::state)
                                                    .orElse(MigrationState.APPLIED)
                                                    .text(),
                                            report.tracking().name()),
                            "Renumber the one that was never applied, or write a new migration.")
                    .asException();
        }
        if (!alone && row.flatMap(StatusRow::tracked).isPresent() && undecided(migration)) {
            throw refused(
                            what,
                            "The record of this version fits none of its files, so it may be this"
                                    + " one's",
                            "Find out which file was applied; `tidemark repair accept` takes it"
                                    + " as it is now.")
                    .asException();
        }
        if (row.flatMap(StatusRow::unfinished).isPresent()) {
            throw refused(
                            what,
                            "An earlier run began it and did not end",
                            "Finish it with `tidemark repair resume %s` first."
                                    .formatted(migration.version()))
                    .asException();
        }
    }

    private boolean undecided(Migration migration) {
        return ofVersion(migration.version()).stream().noneMatch(this::recorded);
    }

    /// The file that takes it back, where it has one that is called by its version. Two files of
    /// one version share the name of theirs: what it says decides, or nobody can.
    private Optional<Path> rollbackFile(Migration migration, List<String> notes) {
        Path beside = migration.file();
        String up = lastPart(migration.path());
        String version = migration.version().text();
        List<Path> candidates =
                switch (migration.naming()) {
                    case UP_DOWN ->
                            List.of(beside.resolveSibling(up.replace(".up.sql", ".down.sql")));
                    case FLYWAY -> List.of(beside.resolveSibling("U" + up.substring(1)));
                    case FOLDER -> List.of(beside.resolveSibling("rollback.sql"));
                    case DIESEL -> List.of(beside.resolveSibling("down.sql"));
                    case NUMBERED ->
                            List.of(
                                    beside.resolveSibling(version + "_rollback.sql"),
                                    beside.resolveSibling("rollback-" + version + ".sql"));
                    case DATE_SEQUENCE, DATE_TIME, DBMATE -> List.of();
                };
        Optional<Path> found = candidates.stream().filter(Files::isRegularFile).findFirst();
        List<Migration> same = ofVersion(migration.version());
        if (found.isEmpty() || migration.naming() != Naming.NUMBERED || same.size() == 1) {
            return found;
        }
        String text = read(found.get()).text();
        String name = String.valueOf(found.get().getFileName());
        boolean named =
                text.contains(up) || migration.header().value("rollback").orElse("").contains(name);
        if (named) {
            return found;
        }
        notes.add("%s stays: it does not say which of the files it takes back.".formatted(name));
        return Optional.empty();
    }

    private List<Renumbering.Rewrite> moves(Map<Path, Path> moved, NewNames names) {
        List<Renumbering.Rewrite> moves = new ArrayList<>();
        moved.forEach((from, to) -> {
            var text = read(from);
            String edited = names.inOwnText(text.text(), moved);
            // Below a folder that was renamed, files have the new path already.
            moves.add(new Renumbering.Rewrite(from, to, text, edited));
        });
        return moves;
    }

    /// Other files that name it under `Dependencies:`.
    private List<Renumbering.Rewrite> dependents(
            Migration migration, NewNames names, List<String> notes) {
        boolean alone = ofVersion(migration.version()).size() == 1;
        List<Renumbering.Rewrite> edits = new ArrayList<>();
        for (Migration other : project.migrations()) {
            List<String> references =
                    other.header().dependencies().stream()
                            .filter(name -> names.means(name, alone))
                            .toList();
            if (references.isEmpty() || other.path().equals(migration.path())) {
                continue;
            }
            boolean pending =
                    report.rows().stream()
                            .filter(row -> row.migration().filter(other::equals).isPresent())
                            .allMatch(row -> row.tracked().isEmpty());
            if (!pending) {
                notes.add(
                        "%s is applied and names it: its file stays as it is."
                                .formatted(other.path()));
                continue;
            }
            var read = read(other.file());
            String text = read.text();
            for (String reference : references) {
                SourcePosition place = other.header().dependencyPlaces().get(reference);
                text = place == null ? text : names.at(text, place, reference);
            }
            edits.add(new Renumbering.Rewrite(other.file(), other.file(), read, text));
            if (other.version().compareTo(names.version()) < 0) {
                notes.add(
                        "%s needs it and would come before it: renumber that one afterwards."
                                .formatted(other.path()));
            }
        }
        return edits;
    }

    private TextFile read(Path file) {
        String shown = project.root().relativize(file).toString();
        try {
            return TextFile.read(file, shown);
        } catch (IOException e) {
            throw refused(
                            "Nothing was renumbered",
                            "%s can't be read: %s".formatted(shown, e.getMessage()),
                            "Give yourself the right to read it.")
                    .asException();
        }
    }

    private static Problem refused(String what, String why, String hint) {
        return Problem.of(ProblemCode.RENUMBER_REFUSED, what, why, hint);
    }
}
