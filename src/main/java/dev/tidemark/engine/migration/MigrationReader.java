package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.Script;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.ScriptSummary;
import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one migration: header, up text, way back, checksum. Used once.
final class MigrationReader {
    /// No header is longer.
    private static final int HEAD = 1 << 16;

    private final NamedFile file;
    private final Naming naming;
    private final Path root;
    private final ScriptOptions options;
    private final SqlSource source;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> used = new HashSet<>();
    private @Nullable RollbackMarker marker;
    private @Nullable DbmateParts parts;

    MigrationReader(NamedFile file, Naming naming, Path root, ScriptOptions options) {
        this.file = file;
        this.naming = naming;
        this.root = root;
        this.options = options;
        this.source = file.source();
    }

    /// Reads it.
    ///
    /// @param down the file that holds its way back by its name, or null
    ReadMigration read(@Nullable NamedFile down) {
        String path = file.file().path();
        HeaderText header =
                new HeaderText(
                        MigrationHeader.NONE,
                        Optional.empty(),
                        new RollbackDeclaration.Absent(),
                        new SourcePosition(path, 1, 1),
                        List.of());
        SqlSource up = source;
        String checksum = "";
        ScriptSummary summary = notUnderstood("it could not be read");
        Rollback rollback = new Rollback.NotGiven();
        try {
            header = header();
            // Most texts are up text to their end.
            var whole = UpChecksum.begin(source);
            up = up();
            var begun = up.part() ? UpChecksum.begin(up) : whole;
            summary = summary(up);
            checksum = UpChecksum.end(begun, summary.includes());
            use(summary);
            rollback = rollback(header, down);
        } catch (IOException e) {
            problems.add(FolderWalk.unreadable(path, e));
        }
        MigrationHeader values = header.header();
        Optional<DbmateParts.Part> part = parts == null ? Optional.empty() : parts.up();
        if (part.isPresent() && !part.get().transaction()) {
            values = values.withoutTransaction();
            summary =
                    summary.asStatements(
                            "line %d says transaction:false".formatted(part.get().line()));
        } else if (!values.transaction()) {
            summary = summary.asStatements("its header says Transaction: none");
        }
        var migration =
                new Migration(
                        new MigrationVersion(file.name().version()),
                        description(header),
                        file.file().file(),
                        file.trackedName(naming),
                        path,
                        naming,
                        file.role(naming) == FileName.Role.REPEATABLE,
                        values,
                        up,
                        rollback,
                        checksum,
                        summary,
                        file.file().stamp());
        return new ReadMigration(migration, List.copyOf(problems), Set.copyOf(used));
    }

    /// Where the rollback section begins, or what is declared instead, once it was read.
    @Nullable RollbackMarker marker() {
        return marker;
    }

    /// dbmate's parts, once it was read.
    @Nullable DbmateParts parts() {
        return parts;
    }

    private HeaderText header() throws IOException {
        byte[] head = source.read(0, (int) Math.min(source.size(), HEAD));
        HeaderText header =
                HeaderReader.read(file.file().path(), new String(head, StandardCharsets.UTF_8));
        problems.addAll(header.problems());
        return header;
    }

    /// The up text; finds out what else the file holds on the way.
    private SqlSource up() throws IOException {
        if (naming == Naming.DBMATE) {
            DbmateParts found = DbmateParts.of(source);
            parts = found;
            return found.down().isPresent()
                    ? SqlSource.slice(source, 0, found.down().get().offset())
                    : source;
        }
        if (!naming.hasRollbackSections()) {
            return source;
        }
        List<MarkerLine> candidates = MarkerLine.in(source);
        try {
            marker = RollbackMarker.among(candidates, source, options);
        } catch (ProblemException e) {
            // The same text is split again for the summary, which reports this.
            marker = null;
        }
        return marker == null || !marker.declared().isEmpty()
                ? source
                : SqlSource.slice(source, 0, marker.upEnd());
    }

    private ScriptSummary summary(SqlSource up) {
        try {
            return Script.summarize(up, options);
        } catch (ProblemException e) {
            problems.add(e.problem());
            return notUnderstood(e.problem().why());
        }
    }

    private void use(ScriptSummary script) {
        for (SqlSource included : script.includes()) {
            Path path = included.path();
            if (path != null) {
                used.add(path);
            }
        }
    }

    private static ScriptSummary notUnderstood(String why) {
        return new ScriptSummary(
                ScriptMode.TRANSACTION,
                "Not understood: %s.".formatted(why),
                0,
                List.of(),
                List.of(),
                0,
                Optional.empty(),
                List.of(),
                List.of());
    }

    private Rollback rollback(HeaderText header, @Nullable NamedFile down) throws IOException {
        RollbackDeclaration declared = header.rollback();
        SourcePosition place = header.rollbackPlace();
        if (declared instanceof RollbackDeclaration.NotUnderstood other
                && naming.hasRollbackSections()) {
            problems.add(
                    Problem.of(
                                    ProblemCode.HEADER_BAD_VALUE,
                                    "The header of %s was not understood"
                                            .formatted(file.file().path()),
                                    "`%s` can't be the value of `rollback`".formatted(other.text()),
                                    "Write %s, or put the SQL below a `-- ROLLBACK:` line at the"
                                                    .formatted(RollbackDeclaration.FORMS)
                                            + " end of the file.")
                            .at(header.rollbackPlace()));
        }
        if (declared instanceof RollbackDeclaration.Absent
                && marker != null
                && !marker.declared().isEmpty()) {
            declared = RollbackDeclaration.read(marker.declared());
            place = new SourcePosition(file.file().path(), marker.line(), 1);
        }
        try {
            Rollback rollback = rollback(declared, place, down);
            if (rollback instanceof Rollback.Script script) {
                use(script.summary());
            }
            return rollback;
        } catch (ProblemException e) {
            problems.add(e.problem());
            return new Rollback.NotGiven();
        }
    }

    private Rollback rollback(
            RollbackDeclaration declared, SourcePosition place, @Nullable NamedFile down)
            throws IOException {
        return switch (declared) {
            case RollbackDeclaration.NoneNeeded _ -> new Rollback.NoneNeeded();
            case RollbackDeclaration.Irreversible it -> new Rollback.Irreversible(it.reason());
            case RollbackDeclaration.See it -> named(it.file(), place);
            case RollbackDeclaration.Absent _, RollbackDeclaration.NotUnderstood _ -> written(down);
        };
    }

    private Rollback written(@Nullable NamedFile down) throws IOException {
        if (down != null) {
            return RollbackText.plain(down.source(), true, options);
        }
        if (marker != null && marker.declared().isEmpty()) {
            return RollbackText.section(source, marker, options);
        }
        if (parts != null && parts.down().isPresent()) {
            return dbmateDown(parts.down().get());
        }
        return new Rollback.NotGiven();
    }

    private Rollback dbmateDown(DbmateParts.Part part) throws IOException {
        long start = Math.min(part.offset(), source.size());
        SqlSource text = SqlSource.slice(source, start, source.size() - start);
        Rollback rollback = RollbackText.plain(text, false, options);
        return rollback instanceof Rollback.Script script && !part.transaction()
                ? new Rollback.Script(
                        script.source(),
                        true,
                        script.summary()
                                .asStatements(
                                        "line %d says transaction:false".formatted(part.line())))
                : rollback;
    }

    /// The file that a `Rollback: See …` line names, beside the migration or from the project's
    /// folder.
    private Rollback named(String name, SourcePosition place) throws IOException {
        for (Path folder : new Path[] {file.file().file().resolveSibling("."), root}) {
            Path found = folder.resolve(name).normalize();
            if (found.startsWith(root) && Files.isRegularFile(found)) {
                used.add(found);
                String shown = root.relativize(found).toString().replace('\\', '/');
                return RollbackText.plain(SqlSource.file(found, shown), true, options);
            }
        }
        throw Problem.of(
                        ProblemCode.ROLLBACK_FILE_MISSING,
                        "%s can't be rolled back".formatted(file.file().path()),
                        "It names %s, which does not exist beside it".formatted(name),
                        "Create %s, or correct the `Rollback:` line.".formatted(name))
                .at(place)
                .asException();
    }

    /// What people read: the header's words before the file name's. In the two dated conventions a
    /// first comment line without a key describes the migration.
    private String description(HeaderText header) {
        boolean dated = naming == Naming.DATE_SEQUENCE || naming == Naming.DATE_TIME;
        String words = file.name().words();
        return header.header()
                .value("description")
                .or(() -> header.header().value("purpose"))
                .or(() -> dated ? header.firstLine() : Optional.empty())
                .filter(text -> !text.isBlank())
                .orElse(words.isEmpty() ? file.name().version() : words);
    }
}
