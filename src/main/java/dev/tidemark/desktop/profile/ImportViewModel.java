package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.profile.ProfileBook.Saved;
import dev.tidemark.desktop.profile.ProfileBook.Saving;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.find.ImportCandidate;
import dev.tidemark.engine.profile.find.ProfileImport;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Connections that are set up elsewhere, to be taken over. Used on the JavaFX thread.
final class ImportViewModel {
    private final ProfileBook book;
    private final Workspace workspace;
    private final ObservableList<ImportEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper withPassword = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<SourceKind> keep = new SimpleObjectProperty<>(SourceKind.ASK);
    private boolean looked;
    private Runnable close = () -> {};

    ImportViewModel(ProfileBook book, Workspace workspace) {
        this.book = book;
        this.workspace = workspace;
    }

    ObservableList<ImportEntry> entries() {
        return entries;
    }

    /// Places that could not be read.
    ObservableList<Problem> problems() {
        return problems;
    }

    /// Why nothing was saved, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the places are being looked at.
    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /// Whether a password was found with something.
    ReadOnlyBooleanProperty withPasswordProperty() {
        return withPassword.getReadOnlyProperty();
    }

    /// How many are chosen.
    ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Where passwords that are found go.
    ObjectProperty<SourceKind> keepProperty() {
        return keep;
    }

    /// Says what takes the page away.
    void closesBy(Runnable closing) {
        close = closing;
    }

    private record Looked(ProfileImport.Found found, List<SavedProfile> there) {}

    /// Looks at all places, once.
    void look() {
        if (looked) {
            return;
        }
        looked = true;
        var shelf = book.shelfProperty().get();
        List<String> taken = shelf == null ? List.of() : shelf.takenNames();
        List<SavedProfile> there = shelf == null ? List.of() : shelf.own().profiles();
        book.work()
                .start(
                        () -> new Looked(new ProfileImport(book.environment(), taken).all(), there),
                        this::show,
                        problem::set,
                        () -> looking.set(false));
    }

    private void show(Looked result) {
        problems.setAll(result.found().problems());
        InvalidationListener count = _ -> count();
        for (var candidate : result.found().candidates()) {
            boolean known =
                    result.there().stream()
                            .anyMatch(profile ->
                                    profile.connection().equals(candidate.profile().connection()));
            var entry =
                    new ImportEntry(
                            candidate,
                            known ? ImportEntry.Known.THERE_ALREADY : ImportEntry.Known.NEW);
            entry.chosenProperty().addListener(count);
            entries.add(entry);
        }
        withPassword.set(
                entries.stream().anyMatch(entry -> entry.candidate().password().isPresent()));
        count();
    }

    private void count() {
        chosen.set((int) chosenEntries().count());
    }

    private java.util.stream.Stream<ImportEntry> chosenEntries() {
        return entries.stream().filter(entry -> entry.chosenProperty().get());
    }

    /// Makes a profile of each that is chosen.
    void make() {
        problem.set(null);
        var source = keep.get();
        var all = chosenEntries().map(entry -> saving(entry.candidate(), source)).toList();
        book.saveAll(all, this::made, problem::set);
    }

    private static Saving saving(ImportCandidate candidate, SourceKind source) {
        var profile =
                candidate.password().isPresent()
                        ? candidate.profile().withPasswordSource(source.source(""))
                        : candidate.profile();
        return new Saving(Optional.empty(), profile, candidate.password());
    }

    private void made(List<Saved> saved) {
        var leftover = saved.stream().flatMap(one -> one.leftover().stream()).findFirst();
        workspace.toast("Made %d profiles".formatted(saved.size()));
        entries.removeIf(entry -> entry.chosenProperty().get());
        count();
        if (leftover.isPresent()) {
            problem.set(leftover.get());
        } else {
            close.run();
        }
    }

    void cancel() {
        close.run();
    }
}
