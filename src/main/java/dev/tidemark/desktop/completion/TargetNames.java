package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The names that a window's database has and its pending files create, kept for all its editors.
/// The database is read once, and again after something was applied; reading happens beside, and
/// whoever asks meanwhile gets what is known. Used on the JavaFX thread.
public final class TargetNames {
    private final PageContext context;
    private final Newest readingDatabase;
    private final Newest readingFiles;
    private final List<Snippet> snippets = Snippet.all();
    private CompletionIndex database = CompletionIndex.EMPTY;
    private CompletionIndex files = CompletionIndex.EMPTY;
    private boolean known;
    private @Nullable List<TrackedMigration> databaseOf;
    private @Nullable List<String> filesOf;

    /// Reads nothing yet.
    public TargetNames(PageContext context) {
        this.context = context;
        this.readingDatabase = new Newest(context.work());
        this.readingFiles = new Newest(context.work());
    }

    /// What is known now; what has changed since then is read meanwhile.
    ///
    /// @param own names of the text that is edited, which come first
    public Completer completer(CompletionIndex own) {
        look();
        return new Completer(List.of(own, database, files), snippets);
    }

    /// How many tables, views, functions and types are known.
    public int count() {
        return database.count() + files.count();
    }

    /// Small pieces of SQL.
    public List<Snippet> snippets() {
        return snippets;
    }

    /// Reads everything again.
    public void refresh() {
        databaseOf = null;
        filesOf = null;
        look();
    }

    /// Reads what is not the same any more.
    public void look() {
        var snapshot = context.target().snapshotProperty().get();
        if (snapshot == null) {
            return;
        }
        var applied = snapshot.report().tracking().rows();
        if (!Objects.equals(applied, databaseOf)) {
            databaseOf = applied;
            var browsing = context.target().browsing();
            readingDatabase.start(
                    () -> CompletionIndex.of(DatabaseNames.read(browsing)),
                    found -> {
                        database = found;
                        known = true;
                        files(snapshot);
                    },
                    // Files still tell most names; the next reading of the target says why.
                    _ -> {});
        }
        files(snapshot);
    }

    /// Without the database's names those of all files are the best there is.
    private void files(Snapshot snapshot) {
        var migrations =
                known
                        ? snapshot.report().rows().stream()
                                .filter(row -> row.tracked().isEmpty())
                                .flatMap(row -> row.migration().stream())
                                .toList()
                        : snapshot.project().migrations();
        var marks = migrations.stream().map(Migration::checksum).toList();
        if (Objects.equals(marks, filesOf)) {
            return;
        }
        filesOf = marks;
        readingFiles.start(
                () -> CompletionIndex.of(FileNames.of(snapshot.project(), migrations)),
                found -> files = found,
                _ -> {});
    }
}
