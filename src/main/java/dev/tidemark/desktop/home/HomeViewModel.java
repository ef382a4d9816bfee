package dev.tidemark.desktop.home;

import dev.tidemark.desktop.home.CardReader.Asking;
import dev.tidemark.desktop.home.RecentProjects.Recent;
import dev.tidemark.desktop.page.Question;
import dev.tidemark.desktop.page.TargetWindows;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.profile.EditorStart;
import dev.tidemark.desktop.profile.ImportPage;
import dev.tidemark.desktop.profile.ProfileBook;
import dev.tidemark.desktop.profile.ProfileBook.Saving;
import dev.tidemark.desktop.profile.ProfileEditorPage;
import dev.tidemark.desktop.profile.ProfileShelf;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.Profile;
import dev.tidemark.engine.profile.Profiles;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.find.ProfileImport;
import dev.tidemark.engine.profile.secret.PasswordSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The profiles with what is known of their databases, and what can be done with them. Used on the
/// JavaFX thread.
final class HomeViewModel {
    private static final String EMBEDDED = "embedded:";
    private static final String NO_PASSWORD = "No password is kept for it.";

    private final HomeServices services;
    private final ProfileBook book;
    private final Workspace workspace;
    private final TargetWindows windows;
    private final CardReader reader;
    private final SamplesViewModel samples;
    private final ObservableList<ProfileCard> cards = FXCollections.observableArrayList();
    private final ObservableList<ProfileShelf.Broken> broken = FXCollections.observableArrayList();
    private final ObservableList<Recent> recents = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private Subscription shelf = Subscription.EMPTY;

    HomeViewModel(HomeServices services, Workspace workspace, TargetWindows windows) {
        this.services = services;
        this.book = services.book();
        this.workspace = workspace;
        this.windows = windows;
        this.reader = new CardReader(book);
        this.samples = new SamplesViewModel(services, windows);
    }

    /// The profiles, the user's first.
    ObservableList<ProfileCard> cards() {
        return cards;
    }

    /// What could not be understood.
    ObservableList<ProfileShelf.Broken> broken() {
        return broken;
    }

    /// The projects that were opened last, the latest first.
    ObservableList<Recent> recents() {
        return recents;
    }

    SamplesViewModel samples() {
        return samples;
    }

    /// Why the last thing did not work, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Why the profiles were not read, or null.
    ReadOnlyObjectProperty<@Nullable Problem> unreadProperty() {
        return book.problemProperty();
    }

    /// Whether the profiles were read.
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// Whether something is being opened.
    ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /// The file with the user's profiles.
    Path file() {
        return book.file();
    }

    /// Begins to follow the profiles.
    void attach() {
        shelf = book.shelfProperty().subscribe(this::show);
    }

    /// Ends following them.
    void detach() {
        shelf.unsubscribe();
    }

    /// Reads the profiles again, and their databases.
    void look() {
        book.refresh();
        samples.look();
        book.work().start(services.recents()::recall, recents::setAll, problem::set);
        cards.forEach(card -> reader.read(card, Asking.NEVER));
    }

    /// Reads one database again; may ask for its password.
    void look(ProfileCard card) {
        reader.read(card, Asking.WHEN_NEEDED);
    }

    private void show(@Nullable ProfileShelf read) {
        if (read == null) {
            return;
        }
        loaded.set(true);
        broken.setAll(read.broken());
        var shown = new ArrayList<ProfileCard>();
        var fresh = new ArrayList<ProfileCard>();
        for (var profile : read.all()) {
            var known = cards.stream().filter(card -> card.profile().equals(profile)).findFirst();
            var card = known.orElseGet(() -> new ProfileCard(profile));
            shown.add(card);
            if (known.isEmpty()) {
                fresh.add(card);
            }
        }
        if (!shown.equals(cards)) {
            cards.setAll(shown);
        }
        fresh.forEach(card -> reader.read(card, Asking.NEVER));
    }

    /// Opens a project as it was opened before; a sample's server is started first.
    void open(Recent recent) {
        var read = book.shelfProperty().get();
        var saved =
                read == null
                        ? Optional.<SavedProfile>empty()
                        : read.all().stream()
                                .filter(profile -> profile.name().equals(recent.profile()))
                                .findFirst();
        saved.ifPresentOrElse(
                profile -> open(profile, recent.folder()),
                () -> open(recent.profile(), recent.folder(), () -> unsaved(recent.profile())));
    }

    private Profile unsaved(String name) {
        if (name.startsWith(EMBEDDED)) {
            services.server().settings(name.substring(EMBEDDED.length()));
        }
        return new Profiles(book.environment()).named(name);
    }

    /// Opens a project on a profile's database.
    void open(SavedProfile profile, Path folder) {
        open(profile.name(), folder, () -> target(profile));
    }

    private void open(String name, Path folder, Callable<Profile> profile) {
        if (opening.get()) {
            return;
        }
        opening.set(true);
        problem.set(null);
        var task =
                new RunningTask(
                        "Open %s".formatted(folder.getFileName()),
                        name,
                        RunningTask.Weight.LIGHT,
                        () -> {});
        services.tasks().begin(task);
        book.work()
                .start(
                        profile,
                        target -> windows.open(target, folder),
                        problem::set,
                        () -> {
                            services.tasks().end(task);
                            opening.set(false);
                        });
    }

    // An answer that the server refuses is forgotten, or it would never be asked again.
    private Profile target(SavedProfile profile) {
        var target = book.target(profile);
        if (profile.passwordSource() instanceof PasswordSource.Command
                || profile.passwordSource() == PasswordSource.Simple.PGPASS) {
            return target;
        }
        try (var _ = Connectors.of(target.settings()).open("home")) {
            return target;
        } catch (ProblemException e) {
            if (e.problem().code() != ProblemCode.CONNECTION_AUTHENTICATION) {
                // The window opens all the same, and says what is wrong.
                return target;
            }
            book.passwords().forget(profile.secretKey(book.environment()));
            throw e;
        } catch (SQLException e) {
            return target;
        }
    }

    /// Opens a folder on a profile's database and notes it in the profile.
    void openFolder(SavedProfile profile, Path folder) {
        if (profile.ofTeam() || profile.projects().contains(folder)) {
            open(profile, folder);
            return;
        }
        var projects = new ArrayList<>(profile.projects());
        projects.add(folder);
        book.save(
                new Saving(Optional.of(profile), profile.withProjects(projects), Optional.empty()),
                saved -> open(saved.profile(), folder),
                problem::set);
    }

    /// The editor with nothing in it.
    void create() {
        edit(new EditorStart.New());
    }

    /// The editor with what was pasted.
    void paste(String text) {
        problem.set(null);
        var taken = names();
        book.work()
                .start(
                        () -> new ProfileImport(book.environment(), taken).pasted(text),
                        candidate -> edit(new EditorStart.Pasted(candidate)),
                        problem::set);
    }

    /// What can be taken over from elsewhere.
    void importFound() {
        workspace.show(ImportPage.ID, () -> new ImportPage(book, workspace));
    }

    void edit(SavedProfile profile) {
        edit(new EditorStart.Existing(profile));
    }

    void duplicate(SavedProfile profile) {
        edit(new EditorStart.Copy(profile.withName(free(profile.name() + "-copy"))));
    }

    /// The editor with its test running.
    void test(SavedProfile profile) {
        var start = new EditorStart.Existing(profile);
        edit(start);
        workspace
                .find(start.pageId())
                .filter(ProfileEditorPage.class::isInstance)
                .map(ProfileEditorPage.class::cast)
                .ifPresent(ProfileEditorPage::test);
    }

    /// Deletes a profile, after a question.
    void delete(SavedProfile profile) {
        workspace.ask(
                new Question(
                        "Delete profile %s?".formatted(profile.name()),
                        "%s The database and the files of its projects are not touched."
                                .formatted(passwordLeft(profile.passwordSource())),
                        "Keep it",
                        List.of(
                                new Question.Answer(
                                        "profile-delete",
                                        "Delete %s".formatted(profile.name()),
                                        Question.Weight.LOSES_SOMETHING,
                                        () -> deleteNow(profile.name())))));
    }

    /// Deletes an entry that is not understood, after a question.
    void delete(ProfileShelf.Broken entry) {
        workspace.ask(
                new Question(
                        "Delete profile %s?".formatted(entry.name()),
                        "Its lines are removed from %s.".formatted(file()),
                        "Keep it",
                        List.of(
                                new Question.Answer(
                                        "profile-delete",
                                        "Delete %s".formatted(entry.name()),
                                        Question.Weight.LOSES_SOMETHING,
                                        () -> deleteNow(entry.name())))));
    }

    /// Whether a broken entry is the user's own and may be deleted.
    boolean own(ProfileShelf.Broken entry) {
        var read = book.shelfProperty().get();
        return read != null && read.own().problems().containsKey(entry.name());
    }

    private void deleteNow(String name) {
        problem.set(null);
        book.delete(
                name,
                leftover -> {
                    problem.set(leftover.orElse(null));
                    workspace.toast("Profile %s is deleted".formatted(name));
                },
                problem::set);
    }

    private static String passwordLeft(PasswordSource source) {
        return switch (source) {
            case PasswordSource.Simple.KEYCHAIN ->
                    "The password kept for it in the keychain is deleted, too.";
            case PasswordSource.Simple.FILE ->
                    "The password kept for it in the encrypted file is deleted, too.";
            case PasswordSource.Simple.PGPASS -> "A password in .pgpass stays there.";
            case PasswordSource.Simple.ASK -> NO_PASSWORD;
            case PasswordSource.Command _ -> NO_PASSWORD;
        };
    }

    private void edit(EditorStart start) {
        workspace.show(
                start.pageId(),
                () -> new ProfileEditorPage(book, services.tasks(), workspace, this::open, start));
    }

    private List<String> names() {
        var read = book.shelfProperty().get();
        return read == null ? List.of() : read.takenNames();
    }

    private String free(String wanted) {
        var taken = names();
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = "%s-%d".formatted(wanted, i);
        }
        return name;
    }
}
