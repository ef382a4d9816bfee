package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.search.WantedText;
import dev.tidemark.desktop.work.BackgroundWork;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.PatternSyntaxException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Finding and replacing in a text. Used on the JavaFX thread; it searches beside it.
final class FindViewModel {
    private final BackgroundWork work;
    private final EditedText text;
    private final StringProperty query = new SimpleStringProperty("");
    private final StringProperty replacement = new SimpleStringProperty("");
    private final BooleanProperty matchCase = new SimpleBooleanProperty();
    private final BooleanProperty wholeWord = new SimpleBooleanProperty();
    private final BooleanProperty regex = new SimpleBooleanProperty();
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Matches> matches =
            new ReadOnlyObjectWrapper<>(Matches.NONE);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private long asked;
    private long version;

    FindViewModel(BackgroundWork work, EditedText text) {
        this.work = work;
        this.text = text;
        text.onChange(this::edited);
        query.addListener((_, _, _) -> search(text.selectionStart()));
        matchCase.addListener((_, _, _) -> search(text.selectionStart()));
        wholeWord.addListener((_, _, _) -> search(text.selectionStart()));
        regex.addListener((_, _, _) -> search(text.selectionStart()));
        active.addListener((_, _, on) -> {
            if (on) {
                search(text.selectionStart());
            } else {
                found(Matches.NONE);
            }
        });
    }

    private void edited(EditedText.Change change) {
        version++;
        matches.set(matches.get().edited(change.at(), change.removed(), change.inserted()));
    }

    StringProperty queryProperty() {
        return query;
    }

    StringProperty replacementProperty() {
        return replacement;
    }

    BooleanProperty matchCaseProperty() {
        return matchCase;
    }

    BooleanProperty wholeWordProperty() {
        return wholeWord;
    }

    BooleanProperty regexProperty() {
        return regex;
    }

    /// Whether somebody looks for something.
    BooleanProperty activeProperty() {
        return active;
    }

    /// What was found.
    ReadOnlyObjectProperty<Matches> matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /// For example `3 of 12`.
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// What is wrong with the query or the replacement, or nothing.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Searches once more, because the text changed.
    void again() {
        if (active.get()) {
            run(-1);
        }
    }

    private void search(int from) {
        if (active.get()) {
            run(from);
        }
    }

    private Search present() {
        return new Search(
                new WantedText(
                        query.get(),
                        new WantedText.Options(matchCase.get(), wholeWord.get(), regex.get())));
    }

    /// @param from where the nearest match is selected from, or -1 for none
    private void run(int from) {
        long mine = ++asked;
        long searched = version;
        var search = present();
        var snapshot = text.snapshot();
        work.start(
                () -> outcome(search, snapshot),
                outcome -> {
                    if (mine != asked || !active.get()) {
                        return;
                    }
                    error.set(outcome.error());
                    if (searched == version) {
                        found(outcome.matches());
                        if (from >= 0 && outcome.matches().count() > 0) {
                            select(outcome.matches().atOrAfter(from));
                        }
                    }
                },
                _ -> {});
    }

    private record Outcome(Matches matches, String error) {}

    private static Outcome outcome(Search search, TextSnapshot snapshot) {
        try {
            return new Outcome(search.in(snapshot.text()), "");
        } catch (PatternSyntaxException e) {
            return new Outcome(Matches.NONE, e.getDescription());
        } catch (WantedText.TooLong e) {
            return new Outcome(Matches.NONE, "This takes too long here");
        } catch (StackOverflowError e) {
            return new Outcome(Matches.NONE, "This is too deep for the text here");
        }
    }

    private void found(Matches result) {
        matches.set(result);
        tell();
    }

    /// Tells which match is selected.
    void tell() {
        int count = matches.get().count();
        if (!active.get() || query.get().isEmpty()) {
            status.set("");
        } else if (count == 0) {
            status.set("Not found");
        } else {
            int at = matches.get().exactly(text.selectionStart(), text.selectionEnd());
            status.set(
                    at < 0 ? "%,d found".formatted(count) : "%,d of %,d".formatted(at + 1, count));
        }
    }

    /// Goes to the next match, from the end to the beginning.
    void next() {
        int at = matches.get().exactly(text.selectionStart(), text.selectionEnd());
        select(at >= 0 ? at + 1 : matches.get().atOrAfter(text.selectionEnd()));
    }

    /// Goes to the match before.
    void previous() {
        select(matches.get().atOrAfter(text.selectionStart()) - 1);
    }

    private void select(int index) {
        int count = matches.get().count();
        if (count > 0) {
            int at = Math.floorMod(index, count);
            text.select(matches.get().from(at), matches.get().to(at));
            tell();
        }
    }

    /// Replaces the selected match and goes to the next one; selects one first when none is.
    void replace() {
        int from = text.selectionStart();
        int to = text.selectionEnd();
        if (matches.get().exactly(from, to) < 0) {
            next();
            return;
        }
        var search = present();
        String with = replacement.get();
        var snapshot = text.snapshot();
        change(
                () -> new Edit(from, to, search.replacement(snapshot.text(), from, to, with)),
                edit -> from + edit.text().length());
    }

    /// Replaces all matches, as one step to undo.
    void replaceAll() {
        var search = present();
        String with = replacement.get();
        var snapshot = text.snapshot();
        change(() -> search.replaceAll(snapshot.text(), with), _ -> -1);
    }

    private void change(Supplier<Edit> making, ToIntFunction<Edit> behind) {
        long made = version;
        work.start(
                () -> replaced(making),
                result -> {
                    error.set(result.error());
                    if (result.error().isEmpty() && made == version) {
                        text.edit(result.edit());
                        run(behind.applyAsInt(result.edit()));
                    }
                },
                _ -> {});
    }

    private record Replaced(Edit edit, String error) {}

    private static Replaced replaced(Supplier<Edit> making) {
        try {
            return new Replaced(making.get(), "");
        } catch (WantedText.TooLong e) {
            return new Replaced(new Edit(0, 0, ""), "This takes too long here");
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return new Replaced(new Edit(0, 0, ""), "The replacement: " + e.getMessage());
        }
    }
}
