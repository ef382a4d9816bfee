package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is understood of a migration's text while it is being written: its parts, its statements
/// and where they stand, and what a project would report of it. Immutable, small beside the text.
///
/// No record: two outlines are never compared, and comparing a hundred thousand statements is not
/// to happen by accident.
public final class MigrationOutline {
    private final MigrationFile file;
    private final List<MigrationPart> parts;
    private final List<OutlinedStatement> statements;

    private MigrationOutline(
            MigrationFile file, List<MigrationPart> parts, List<OutlinedStatement> statements) {
        this.file = file;
        this.parts = List.copyOf(parts);
        this.statements = List.copyOf(statements);
    }

    /// What a project would understand of the text.
    public MigrationFile file() {
        return file;
    }

    /// Header, up and rollback, in the order of the file, without overlap. A file that only takes
    /// another one back is all rollback.
    public List<MigrationPart> parts() {
        return parts;
    }

    /// All statements, in the order of the file.
    public List<OutlinedStatement> statements() {
        return statements;
    }

    /// Outlines a text that need not be on disk.
    ///
    /// @param file where the text is, or is going to be, on disk
    /// @param shown its path as people know it
    /// @param text the text
    /// @param options how to read it; the folder for includes is the project's
    /// @throws ProblemException when what the text refers to can't be read
    public static MigrationOutline of(Path file, String shown, String text, ScriptOptions options) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path path = file.toAbsolutePath().normalize();
        var reading = MigrationFile.reading(path, shown, options, bytes);
        return new Outliner(reading, bytes, shown, options).outline();
    }

    /// The part that a line belongs to.
    public Optional<MigrationPart> partAt(int line) {
        return parts.stream().filter(part -> part.contains(line)).findFirst();
    }

    /// The last statement that begins at a place or before it, within the same part.
    ///
    /// @param line from 1
    /// @param column from 1, in code points
    public Optional<OutlinedStatement> statementAt(int line, int column) {
        int low = 0;
        int high = statements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (statements.get(middle).beginsAtOrBefore(line, column)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return Optional.empty();
        }
        var found = statements.get(low - 1);
        var part = partAt(line);
        return part.isEmpty() || part.get().kind() == found.part()
                ? Optional.of(found)
                : Optional.empty();
    }

    /// How many statements a part has.
    public int count(MigrationPart.Kind part) {
        return (int) statements.stream().filter(it -> it.part() == part).count();
    }

    /// Puts an outline together from what reading a migration found.
    private static final class Outliner {
        private final MigrationFile.Reading reading;
        private final byte[] bytes;
        private final String shown;
        private final ScriptOptions options;
        private final List<OutlinedStatement> statements = new ArrayList<>();
        private final int lines;

        Outliner(MigrationFile.Reading reading, byte[] bytes, String shown, ScriptOptions options) {
            this.reading = reading;
            this.bytes = bytes;
            this.shown = shown;
            this.options = options;
            this.lines = line(bytes.length);
        }

        MigrationOutline outline() {
            var migration = reading.file().migration();
            var own = reading.takesBack() ? MigrationPart.Kind.ROLLBACK : MigrationPart.Kind.UP;
            statements(own, migration.up());
            if (migration.rollback() instanceof Rollback.Script script && script.fromSection()) {
                statements(MigrationPart.Kind.ROLLBACK, script.source());
            }
            statements.sort(
                    Comparator.comparingInt(OutlinedStatement::line)
                            .thenComparingInt(OutlinedStatement::column));
            return new MigrationOutline(reading.file(), parts(own), statements);
        }

        /// The statements up to the place where the text can't be split any more.
        private void statements(MigrationPart.Kind part, SqlSource source) {
            try (var reader = StatementReader.open(source, options)) {
                for (var next = reader.next(); next != null; next = reader.next()) {
                    if (next.position().file().equals(shown)) {
                        add(part, next);
                    }
                }
            } catch (ProblemException e) {
                // It is among the file's problems.
            }
        }

        private void add(MigrationPart.Kind part, Statement statement) {
            statements.add(OutlinedStatement.of(part, statement));
        }

        private List<MigrationPart> parts(MigrationPart.Kind own) {
            var found = new ArrayList<MigrationPart>();
            int header = reading.file().migration().header().values().isEmpty() ? 0 : headerEnd();
            if (header > 0) {
                found.add(new MigrationPart(MigrationPart.Kind.HEADER, 1, header));
            }
            int rollback = rollbackLine();
            int end = rollback == 0 ? lines : rollback - 1;
            if (end > header) {
                found.add(new MigrationPart(own, header + 1, end));
            }
            if (rollback > 0) {
                int first = Math.max(rollback, header + 1);
                found.add(new MigrationPart(MigrationPart.Kind.ROLLBACK, first, lines));
            }
            return found;
        }

        /// The last line of the comments that the file begins with, up to the first gap.
        private int headerEnd() {
            int length = Math.min(bytes.length, 1 << 16);
            int end = 0;
            for (var comment :
                    CommentLine.before(new String(bytes, 0, length, StandardCharsets.UTF_8))) {
                if (end > 0 && comment.line() > end + 1) {
                    break;
                }
                end = comment.line();
            }
            return end;
        }

        private int rollbackLine() {
            @Nullable RollbackMarker marker = reading.marker();
            if (marker != null && marker.declared().isEmpty()) {
                return line((int) marker.upEnd());
            }
            @Nullable DbmateParts dbmate = reading.parts();
            return dbmate == null ? 0 : dbmate.down().map(DbmateParts.Part::line).orElse(0);
        }

        private int line(int offset) {
            int line = 1;
            for (int i = 0; i < offset; i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            return line;
        }
    }
}
