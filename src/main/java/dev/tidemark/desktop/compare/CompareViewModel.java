package dev.tidemark.desktop.compare;

import dev.tidemark.desktop.code.CodeDifference;
import dev.tidemark.desktop.page.Navigator.CompareRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.target.Snapshot;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Two texts, how they differ, and choosing others. Used on the JavaFX thread.
final class CompareViewModel {
    /// One of the two texts.
    enum Side {
        BEFORE,
        AFTER
    }

    /// Two texts that were compared.
    ///
    /// @param cut whether only a beginning was compared
    record Compared(TextSource before, TextSource after, CodeDifference lines, boolean cut) {}

    private final PageContext context;
    private final CompareRequest request;
    private final ReadOnlyObjectWrapper<@Nullable Compared> compared =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Side> choosing = new ReadOnlyObjectWrapper<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<TextSource>> choices =
            new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable TextSource before;
    private @Nullable TextSource after;
    private boolean begun;
    private final Newest newest;

    CompareViewModel(PageContext context, CompareRequest request) {
        this.context = context;
        this.request = request;
        newest = new Newest(context.work());
        filter.subscribe(_ -> list());
    }

    /// What was compared last; null before that.
    ReadOnlyObjectProperty<@Nullable Compared> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// Why it was not compared, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Which text is being chosen; null while none is.
    ReadOnlyObjectProperty<@Nullable Side> choosingProperty() {
        return choosing.getReadOnlyProperty();
    }

    /// Words that the names of choices have to have.
    StringProperty filterProperty() {
        return filter;
    }

    /// The texts that fit.
    ReadOnlyObjectProperty<List<TextSource>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /// Files or database were read again.
    void read(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        if (!begun) {
            begun = true;
            begin(snapshot);
        }
        list();
        compare();
    }

    private void begin(Snapshot snapshot) {
        switch (request) {
            case CompareRequest.Applied applied -> {
                String path =
                        snapshot.report()
                                .find(applied.version())
                                .map(row -> row.name())
                                .orElse(applied.version());
                before = new TextSource.Applied(applied.version(), path);
                after = new TextSource.Change(applied.version(), path);
            }
            case CompareRequest.Files files -> {
                before = onDisk(files.before(), snapshot);
                after = onDisk(files.after(), snapshot);
            }
            case CompareRequest.With with -> {
                after = onDisk(with.after(), snapshot);
                choosing.set(Side.BEFORE);
            }
        }
    }

    private static TextSource onDisk(Path file, Snapshot snapshot) {
        Path root = snapshot.project().root();
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return new TextSource.OnDisk(file, shown.toString().replace('\\', '/'));
    }

    /// Lets a text be chosen.
    void choose(Side side) {
        filter.set("");
        list();
        problem.set(null);
        choosing.set(side);
    }

    /// Nothing is chosen after all; while there is only one text, something has to be.
    void endChoosing() {
        if (before != null && after != null) {
            choosing.set(null);
            compare();
        }
    }

    /// A text was chosen.
    void chosen(TextSource source) {
        if (choosing.get() == Side.BEFORE) {
            before = source;
        } else {
            after = source;
        }
        choosing.set(null);
        compare();
    }

    /// The first text becomes the second one.
    void swap() {
        var first = before;
        before = after;
        after = first;
        compare();
    }

    /// Reads both texts again.
    void compare() {
        var snapshot = context.target().snapshotProperty().get();
        var first = before;
        var second = after;
        if (snapshot == null || first == null || second == null) {
            return;
        }
        var reader = new TextReader(context.target().browsing(), snapshot);
        newest.start(
                () -> compared(reader, first, second),
                result -> {
                    problem.set(null);
                    compared.set(result);
                },
                failure -> {
                    compared.set(null);
                    problem.set(failure);
                });
    }

    private static Compared compared(TextReader reader, TextSource first, TextSource second) {
        var one = reader.read(first);
        var other = reader.read(second);
        return new Compared(
                first,
                second,
                CodeDifference.between(one.text(), other.text()),
                one.cut() || other.cut());
    }

    private void list() {
        var snapshot = context.target().snapshotProperty().get();
        if (snapshot == null) {
            return;
        }
        String words = filter.get();
        List<TextSource> all = TextSource.all(snapshot.project(), snapshot.report());
        choices.set(all.stream().filter(it -> it.fits(words)).toList());
    }

    /// Opens the editor where a text comes from; nothing for one that is no file.
    void edit() {
        for (var source : List.of(Optional.ofNullable(after), Optional.ofNullable(before))) {
            var file = source.flatMap(this::file);
            if (file.isPresent()) {
                context.navigator().editor(file.get(), 1, 1);
                return;
            }
        }
    }

    private Optional<Path> file(TextSource source) {
        return switch (source) {
            case TextSource.OnDisk onDisk -> Optional.of(onDisk.file());
            case TextSource.Change change ->
                    Optional.ofNullable(context.target().snapshotProperty().get())
                            .map(it -> it.project().find(change.version()).file());
            case TextSource.Applied _ -> Optional.empty();
        };
    }
}
