package dev.tidemark.desktop.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.profile.ProfileDraft.Field;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.Secret;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.profile.Connection;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.secret.PasswordQuestion;
import dev.tidemark.engine.profile.secret.PasswordSource;
import dev.tidemark.engine.profile.secret.Passwords;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.RecordingWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class ProfileEditorViewModelTest {
    private final BackgroundWork work =
            new BackgroundWork(
                    Runnable::run,
                    Runnable::run,
                    bug -> {
                        throw new AssertionError(bug);
                    });
    private final RecordingWorkspace workspace = new RecordingWorkspace();
    private final List<PasswordQuestion> questions = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    @TempDir private Path home;
    private Environment environment;
    private Passwords passwords;
    private ProfileBook book;

    @BeforeEach
    void prepare() {
        environment = new Environment(Map.of(), home, "me", Environment.Platform.LINUX);
        passwords =
                new Passwords(
                        environment,
                        question -> {
                            questions.add(question);
                            return Optional.empty();
                        });
        book = new ProfileBook(environment, work, passwords);
        book.refresh();
    }

    @Test
    void splitsThePasswordOffWhatIsPasted() {
        var model = editor(new EditorStart.New());
        model.paste("postgresql://deploy:s3cret@db.example:5433/billing?sslmode=verify-full");
        var form = model.form();
        assertEquals("billing", form.name.get());
        assertEquals("db.example", form.host.get());
        assertEquals("5433", form.port.get());
        assertEquals("deploy", form.user.get());
        assertEquals("verify-full", form.sslMode.get());
        assertEquals("s3cret", form.password.get());
        assertEquals(SourceKind.ASK, form.source.get());
        assertTrue(model.dirtyProperty().get());
    }

    @Test
    void savesWithoutThePasswordInTheFile() throws IOException {
        var model = editor(new EditorStart.New());
        model.paste("postgresql://deploy:s3cret@db.example/billing");
        model.save();
        assertEquals(List.of("Profile billing is saved"), workspace.toasts());
        assertFalse(Files.readString(book.file()).contains("s3cret"));
        var saved = book.shelfProperty().get().own().find("billing").orElseThrow();
        assertEquals(
                Optional.of(Secret.of("s3cret")),
                passwords
                        .find(saved.secretKey(environment), PasswordSource.Simple.ASK)
                        .map(Passwords.Found::password));
        assertFalse(model.dirtyProperty().get());
        assertEquals("", model.form().password.get());
    }

    @Test
    void bringsBackWhatWasTypedButNoPassword() throws IOException {
        var model = editor(new EditorStart.New());
        model.form().name.set("billing");
        model.form().host.set("db.example");
        model.form().password.set("s3cret");
        model.journal();
        var again = editor(new EditorStart.New());
        assertEquals("billing", again.form().name.get());
        assertEquals("db.example", again.form().host.get());
        assertEquals("", again.form().password.get());
        assertTrue(again.dirtyProperty().get());
        again.cancel();
        workspace.questions().getLast().answers().getFirst().perform().run();
        assertEquals("", editor(new EditorStart.New()).form().name.get());
    }

    @Test
    void journalsNoPasswordWhereverItIsTyped() throws IOException {
        var model = editor(new EditorStart.New());
        model.form().way.set(ProfileDraft.Way.URL);
        var drafts = environment.stateFolder().resolve("drafts");
        for (var url :
                List.of(
                        "postgresql://me:4711",
                        "postgresql://me:4711@",
                        "postgresql://me:4711@db/x",
                        "postgresql://me@db/x?password=4711",
                        "postgresql://db/x?user=me&sslpassword=4711",
                        "host=db password=4711")) {
            model.form().url.set(url);
            model.form().host.set(url);
            model.journal();
            assertFalse(content(drafts).contains("4711"), url);
        }
        model.form().url.set("postgresql://me@db:5433/x");
        model.journal();
        assertTrue(content(drafts).contains("me@db"));
    }

    private static String content(Path folder) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void savesNothingWhileAFieldIsWrong() {
        var model = editor(new EditorStart.New());
        model.save();
        assertTrue(model.faultsProperty().get().containsKey(Field.NAME));
        assertFalse(Files.exists(book.file()));
        model.form().name.set("x");
        assertFalse(model.faultsProperty().get().containsKey(Field.NAME));
    }

    @Test
    void keepsWhatWasTypedWhenTheProfileChangedMeanwhile() throws IOException {
        Files.createDirectories(book.file().getParent());
        Files.writeString(book.file(), "[a]\nurl = \"postgresql://me@one/db\"\n");
        book.refresh();
        var model = editor(existing("a"));
        model.form().url.set("postgresql://me@two/db");
        Files.writeString(book.file(), "[a]\nurl = \"postgresql://me@three/db\"\n");
        model.save();
        assertEquals(ProblemCode.PROFILES_CHANGED, model.problemProperty().get().code());
        assertEquals("postgresql://me@two/db", model.form().url.get());
        assertTrue(Files.readString(book.file()).contains("three"));
    }

    @Test
    void savesBesideChangesOfOtherProfiles() throws IOException {
        Files.createDirectories(book.file().getParent());
        Files.writeString(book.file(), "[a]\nurl = \"postgresql://me@one/db\"\n");
        book.refresh();
        var model = editor(existing("a"));
        model.form().url.set("postgresql://me@two/db");
        Files.writeString(
                book.file(), "[a]\nurl = \"postgresql://me@one/db\"\n\n[b]\nservice = \"x\"\n");
        model.save();
        assertEquals(2, book.shelfProperty().get().own().profiles().size());
        assertTrue(Files.readString(book.file()).contains("@two/"));
    }

    @Test
    void asksBeforeWhatWasTypedIsLost() {
        var model = editor(new EditorStart.New());
        var closed = new ArrayList<String>();
        model.closesBy(() -> closed.add("closed"));
        model.form().name.set("x");
        model.cancel();
        assertEquals(List.of(), closed);
        workspace.questions().getFirst().answers().getFirst().perform().run();
        assertEquals(List.of("closed"), closed);
    }

    @Test
    void opensTheFirstProjectAfterSaving() {
        var model = editor(new EditorStart.New());
        model.paste("postgresql://me@host/db");
        model.form().projects.add(home);
        model.saveAndOpen();
        assertEquals(List.of("db on " + home), opened);
    }

    @Test
    void testsAllStepsOnTheServer(TestDatabase database) {
        var model = editor(new EditorStart.New());
        model.paste(database.url());
        model.runTest();
        assertTrue(model.test().verdictProperty().get().startsWith("It connects"));
        var rows = model.test().rows();
        assertEquals(10, rows.size());
        assertTrue(
                rows.stream()
                        .noneMatch(row ->
                                row.mark() == StepRow.Mark.WAITING
                                        || row.mark() == StepRow.Mark.FAILED));
        model.form().user.set("somebody");
        assertTrue(model.test().outdatedProperty().get());
    }

    @Test
    void tellsWhyItDoesNotConnectAndTheWayOut() {
        var model = editor(new EditorStart.New());
        model.paste("postgresql://me@127.0.0.1:1/db");
        model.runTest();
        assertEquals("It does not connect.", model.test().verdictProperty().get());
        assertNotNull(model.test().problemProperty().get());
    }

    @Test
    void showsATeamsProfileWithoutChangingIt() throws IOException {
        var project = Files.createDirectories(home.resolve("project/.tidemark")).getParent();
        Files.writeString(
                project.resolve(".tidemark/profiles.toml"), "[shared]\nservice = \"x\"\n");
        Files.createDirectories(book.file().getParent());
        Files.writeString(
                book.file(), "[mine]\nservice = \"y\"\nprojects = [\"%s\"]\n".formatted(project));
        book.refresh();
        var shared = book.shelfProperty().get().team().getFirst();
        var model = editor(new EditorStart.Existing(shared));
        assertFalse(model.editable());
        assertTrue(model.ownership().contains(project.toString()));
        model.form().name.set("other");
        model.save();
        assertEquals(1, book.shelfProperty().get().own().profiles().size());
    }

    @Test
    void importsWhatIsChosen() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"), "[billing]\nhost=db.example\n[old]\nhost=x\n");
        var model = new ImportViewModel(book, workspace);
        model.look();
        assertEquals(2, model.chosenProperty().get());
        model.entries().getLast().chosenProperty().set(false);
        model.make();
        assertEquals(
                List.of(SavedProfile.of("billing", new Connection.Service("billing"))),
                book.shelfProperty().get().own().profiles());
    }

    private EditorStart existing(String name) {
        return new EditorStart.Existing(book.shelfProperty().get().own().find(name).orElseThrow());
    }

    private ProfileEditorViewModel editor(EditorStart start) {
        return new ProfileEditorViewModel(
                book,
                new RunningTasks(),
                workspace,
                (profile, project) -> opened.add("%s on %s".formatted(profile.name(), project)),
                start);
    }
}
