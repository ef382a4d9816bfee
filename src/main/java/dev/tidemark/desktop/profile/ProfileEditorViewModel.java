package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.page.Question;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.profile.ProfileBook.Saved;
import dev.tidemark.desktop.profile.ProfileBook.Saving;
import dev.tidemark.desktop.profile.ProfileDraft.Field;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.ConnectionString;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.postgres.SslMode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.find.ImportCandidate;
import dev.tidemark.engine.profile.find.ProfileImport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A profile being written: its fields, its test, and saving it. Used on the JavaFX thread.
final class ProfileEditorViewModel {
    private final ProfileBook book;
    private final Workspace workspace;
    private final ProfileOpener opener;
    private final ProfileForm form = new ProfileForm();
    private final ConnectionTestViewModel test;
    private final TestSubjects subjects;
    private final ProfileJournal journal;
    private final ReadOnlyObjectWrapper<Map<Field, String>> faults =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> notes =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper keychainReason = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private @Nullable SavedProfile before;
    private ProfileDraft kept;
    private boolean checking;
    private Runnable close = () -> {};

    ProfileEditorViewModel(
            ProfileBook book,
            RunningTasks tasks,
            Workspace workspace,
            ProfileOpener opener,
            EditorStart start) {
        this.book = book;
        this.workspace = workspace;
        this.opener = opener;
        this.test = new ConnectionTestViewModel(book.work(), tasks);
        this.subjects = new TestSubjects(book);
        this.journal = new ProfileJournal(book, start.pageId(), problem::set);
        var shown = start.profile();
        before = start instanceof EditorStart.Existing ? shown : null;
        kept = ProfileDraft.of(start instanceof EditorStart.Existing ? shown : EditorStart.EMPTY);
        form.fill(ProfileDraft.of(shown));
        start.password().ifPresent(secret -> form.password.set(secret.reveal()));
        if (start instanceof EditorStart.Pasted pasted) {
            notes.set(pasted.candidate().notes());
        }
        title.set(name());
        form.onChange(_ -> changed());
        changed();
        if (editable() && !(start instanceof EditorStart.Pasted)) {
            var untouched = form.draft();
            journal.recall(untouched, draft -> restore(untouched, draft));
        }
        book.work()
                .start(
                        () -> book.passwords().keychainUnavailable().orElse(""),
                        keychainReason::set,
                        _ -> {});
    }

    ProfileForm form() {
        return form;
    }

    ConnectionTestViewModel test() {
        return test;
    }

    /// What is wrong, by field; nothing before the first try to save or test.
    ReadOnlyObjectProperty<Map<Field, String>> faultsProperty() {
        return faults.getReadOnlyProperty();
    }

    /// Why the last thing did not work, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What was left out of what was pasted.
    ReadOnlyObjectProperty<List<String>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /// Why the keychain can't be used; empty when it can.
    ReadOnlyStringProperty keychainReasonProperty() {
        return keychainReason.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// Whether something would be lost by closing.
    ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Whether it is the user's own; a team's may be looked at and tested.
    boolean editable() {
        return before == null || !before.ofTeam();
    }

    /// Whose it is, a sentence; empty for the user's own.
    String ownership() {
        return before != null && before.origin() instanceof SavedProfile.Origin.OfTeam team
                ? "This profile belongs to the project %s and is not changed here. Duplicate it to make it yours."
                        .formatted(team.project())
                : "";
    }

    /// libpq's words for the ways to use TLS, the first one empty.
    static List<String> sslModes() {
        return Stream.concat(Stream.of(""), Arrays.stream(SslMode.values()).map(SslMode::text))
                .toList();
    }

    /// Keeps what is typed and not saved, but for passwords.
    void journal() {
        if (!form.draft().equals(kept) && editable()) {
            journal.keep(form.draft());
        }
    }

    /// What was typed comes back without a question, unless something is typed already.
    private void restore(ProfileDraft untouched, ProfileDraft draft) {
        if (form.draft().equals(untouched) && !draft.equals(untouched)) {
            form.fill(draft);
            notes.set(List.of("What you typed the last time is back. Cancel discards it."));
        }
    }

    /// Says what takes the page away.
    void closesBy(Runnable closing) {
        close = closing;
    }

    /// Fills in everything from a pasted connection; a password in it goes into its own field.
    void paste(String text) {
        if (!editable()) {
            return;
        }
        var taken = taken();
        book.work()
                .start(
                        () -> new ProfileImport(book.environment(), taken).pasted(text),
                        this::fill,
                        problem::set);
    }

    /// Takes a password out of the URL.
    void splitUrl() {
        if (form.draft().way() == ProfileDraft.Way.URL && holdsSecret(form.url.get())) {
            paste(form.url.get());
        }
    }

    private static boolean holdsSecret(String url) {
        try {
            return ConnectionString.parse(url).holdsSecret();
        } catch (ProblemException e) {
            return false;
        }
    }

    private void fill(ImportCandidate candidate) {
        problem.set(null);
        var now = form.draft();
        var pasted = ProfileDraft.of(candidate.profile());
        boolean named = !now.name().isBlank();
        // Only where to connect is pasted: what was chosen beside it stays.
        form.fill(
                new ProfileDraft(
                        named ? now.name() : pasted.name(),
                        pasted.way(),
                        pasted.host(),
                        pasted.port(),
                        pasted.database(),
                        pasted.user(),
                        pasted.sslMode(),
                        pasted.rootCertificate(),
                        pasted.url(),
                        pasted.service(),
                        now.environment(),
                        now.protection(),
                        now.source().takesPassword() ? now.source() : pasted.source(),
                        now.command(),
                        now.projects()));
        candidate.password().ifPresent(secret -> form.password.set(secret.reveal()));
        notes.set(candidate.notes());
    }

    /// Tries what stands in the fields.
    void runTest() {
        checking = true;
        var draft = form.draft();
        var found = draft.connectionFaults();
        faults.set(found);
        problem.set(null);
        if (!found.isEmpty()) {
            return;
        }
        var shown = before;
        var profile = shown != null && shown.ofTeam() ? shown : draft.profile();
        // What is kept is kept under the name that is saved.
        var holder = shown == null || shown.ofTeam() ? profile : shown;
        var typed = typed();
        test.run(
                profile.name().isEmpty() ? "the connection" : profile.name(),
                () -> subjects.of(profile, holder, typed),
                report -> subjects.forgetWrong(report, holder));
    }

    /// Saves it and closes the page.
    void save() {
        save(_ -> {});
    }

    /// Saves it and opens the window of its first project.
    void saveAndOpen() {
        save(saved ->
                saved.projects().stream()
                        .findFirst()
                        .ifPresent(project -> opener.open(saved, project)));
    }

    private void save(Consumer<SavedProfile> next) {
        if (saving.get() || !editable()) {
            return;
        }
        checking = true;
        var draft = form.draft();
        var found = draft.faults(taken());
        faults.set(found);
        problem.set(null);
        if (!found.isEmpty()) {
            return;
        }
        saving.set(true);
        book.save(
                new Saving(Optional.ofNullable(before), draft.profile(), typed()),
                saved -> {
                    saving.set(false);
                    saved(saved, draft, next);
                },
                failure -> {
                    saving.set(false);
                    problem.set(failure);
                });
    }

    private void saved(Saved saved, ProfileDraft draft, Consumer<SavedProfile> next) {
        before = saved.profile();
        kept = draft;
        journal.forget();
        if (saved.leftover().isPresent()) {
            problem.set(saved.leftover().get());
            changed();
            return;
        }
        form.password.set("");
        changed();
        workspace.toast("Profile %s is saved".formatted(saved.profile().name()));
        close.run();
        next.accept(saved.profile());
    }

    /// Closes the page; asks first when something would be lost.
    void cancel() {
        if (!dirty.get()) {
            close.run();
            return;
        }
        workspace.ask(
                new Question(
                        "Close %s?".formatted(title.get()),
                        "What you typed is not saved.",
                        "Keep editing",
                        List.of(
                                new Question.Answer(
                                        "profile-discard",
                                        "Discard the changes",
                                        Question.Weight.LOSES_SOMETHING,
                                        this::discard))));
    }

    private void discard() {
        kept = form.draft();
        form.password.set("");
        journal.forget();
        close.run();
    }

    /// Ends what runs for the page.
    void leave() {
        journal();
        test.stop();
        form.password.set("");
    }

    private Optional<Secret> typed() {
        String text = form.password.get();
        return text.isEmpty() || !form.source.get().takesPassword()
                ? Optional.empty()
                : Optional.of(Secret.of(text));
    }

    private List<String> taken() {
        var shelf = book.shelfProperty().get();
        return shelf == null
                ? List.of()
                : shelf.takenNames().stream()
                        .filter(name -> before == null || !name.equals(before.name()))
                        .toList();
    }

    private void changed() {
        var draft = form.draft();
        dirty.set(editable() && (!draft.equals(kept) || !form.password.get().isEmpty()));
        title.set(name());
        test.changed();
        if (checking) {
            faults.set(draft.faults(taken()));
        }
    }

    private String name() {
        String typed = form.name.get().strip();
        return typed.isEmpty() ? "New profile" : typed;
    }
}
