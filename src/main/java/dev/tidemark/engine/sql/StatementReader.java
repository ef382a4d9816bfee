package dev.tidemark.engine.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits a script into statements, one at a time, exactly as psql would send them.
///
/// Where the server proves psql wrong, the server wins: `BEGIN ATOMIC` bodies end where the grammar
/// ends them, and a string that goes on in the next line keeps its kind.
public final class StatementReader implements AutoCloseable {
    private final SqlSource script;
    private final ScriptSession session;
    private final Deque<StatementScanner> open = new ArrayDeque<>();
    private final List<SqlSource> included = new ArrayList<>();
    private final CopyExtents extents;
    private boolean started;

    private StatementReader(SqlSource script, ScriptOptions options, CopyExtents extents) {
        this.script = script;
        this.session = new ScriptSession(options);
        this.extents = extents;
    }

    /// Opens the script; nothing is read before the first [#next()].
    public static StatementReader open(SqlSource source, ScriptOptions options) {
        return open(source, options, List.of());
    }

    /// Opens a script that an earlier pass has read and that has not changed since.
    ///
    /// @param copies the COPY data that it found
    static StatementReader open(SqlSource source, ScriptOptions options, List<CopyExtent> copies) {
        return new StatementReader(source, options, new CopyExtents(copies));
    }

    /// The next statement, or null at the end.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the text can't be split, with its
    ///   place
    public @Nullable Statement next() {
        if (!started) {
            started = true;
            open.push(new StatementScanner(script, session, extents));
        }
        while (!open.isEmpty()) {
            StatementScanner scanner = open.getFirst();
            Statement statement = scanner.next();
            if (statement != null) {
                return rewritten(statement);
            }
            var inclusion = scanner.takeInclusion();
            if (inclusion == null) {
                open.pop().close();
            } else {
                include(scanner.source(), inclusion);
            }
        }
        return null;
    }

    private Statement rewritten(Statement statement) {
        var rewrite = session.options.rewrite();
        return rewrite == null
                ? statement
                : statement.withText(rewrite.rewritten(statement.text()));
    }

    /// The files read through `\ir` so far, in the order of reading, each time it was read.
    public List<SqlSource> included() {
        return List.copyOf(included);
    }

    /// The long COPY data of the script read so far; that of included files is left out.
    List<CopyExtent> copies() {
        return extents.found();
    }

    private void include(SqlSource from, StatementScanner.Inclusion inclusion) {
        var sources = open.stream().map(StatementScanner::source).toList();
        SqlSource file = IncludedFile.find(from, inclusion, session.options.includeRoot(), sources);
        included.add(file);
        open.push(new StatementScanner(file, session, new CopyExtents(List.of())));
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
