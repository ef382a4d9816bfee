package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.migration.Migration;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The names that a window's database has and its files create, kept for all its editors. Reading
/// them takes a while and happens beside; whoever asks gets what is known then. Used on the JavaFX
/// thread.
public final class TargetNames {
    private final PageContext context;
    private final Newest reading;
    private final List<Snippet> snippets = Snippet.all();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private CompletionIndex files = CompletionIndex.EMPTY;
    private @Nullable List<String> read;

    /// Reads nothing yet.
    public TargetNames(PageContext context) {
        this.context = context;
        this.reading = new Newest(context.work());
    }

    /// Why names may be missing, or nothing.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is known now; what has changed since then is read meanwhile.
    ///
    /// @param own names of the text that is edited, which come first
    public Completer completer(CompletionIndex own) {
        look();
        return new Completer(List.of(own, files), snippets);
    }

    /// How many tables, views, functions and types are known.
    public int count() {
        return files.count();
    }

    /// Small pieces of SQL.
    public List<Snippet> snippets() {
        return snippets;
    }

    /// Reads everything again.
    public void refresh() {
        read = null;
        look();
    }

    /// Reads what is not the same any more.
    public void look() {
        var snapshot = context.target().snapshotProperty().get();
        if (snapshot == null) {
            return;
        }
        var now = marks(snapshot);
        if (Objects.equals(now, read)) {
            return;
        }
        read = now;
        reading.start(
                () ->
                        CompletionIndex.of(
                                FileNames.of(snapshot.project(), snapshot.project().migrations())),
                found -> files = found,
                failure -> problem.set(failure.why()));
    }

    /// What the names depend on.
    private static List<String> marks(Snapshot snapshot) {
        return snapshot.project().migrations().stream().map(Migration::checksum).toList();
    }
}
