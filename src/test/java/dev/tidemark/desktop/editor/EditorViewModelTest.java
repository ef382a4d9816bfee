package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.testing.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorViewModelTest {
    private static final BackgroundWork AT_ONCE =
            new BackgroundWork(
                    Runnable::run,
                    Runnable::run,
                    bug -> {
                        throw new AssertionError(bug);
                    });
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-11-02T10:41:00Z"), ZoneOffset.UTC);

    @TempDir private Path folder;

    @Test
    void keepsADraftThatTheNextOpeningShows() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "select 1;\n");
        var typed = open(model(file));
        typed.text().type("-- new\n");
        typed.model().journal();
        var again = open(model(file));
        assertEquals("-- new\nselect 1;\n", again.text().text());
        assertTrue(again.model().unsavedProperty().get());
        assertEquals(
                "Restored from the draft of 10:41.", again.model().notices().getFirst().text());
        again.model().discardDraft();
        assertEquals("select 1;\n", again.text().text());
        assertFalse(again.model().unsavedProperty().get());
        assertEquals(List.of(), drafts());
    }

    @Test
    void keepsDraftsForTheirOwnerOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "select 1;\n");
        var typed = open(model(file));
        typed.text().type("-- secret\n");
        typed.model().journal();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(drafts().getFirst())));
    }

    @Test
    void tellsThatTheFileUnderADraftChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "select 1;\n");
        var typed = open(model(file));
        typed.text().type("-- new\n");
        typed.model().journal();
        Files.writeString(file, "select 2;\n");
        var again = open(model(file));
        assertTrue(again.model().notices().getFirst().text().endsWith("changed since then."));
        again.model().compare();
        assertNotNull(again.model().comparisonProperty().get());
    }

    @Test
    void bringsADraftBackWhoseFileIsGone() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "select 1;\n");
        var typed = open(model(file));
        typed.text().type("-- new\n");
        typed.model().journal();
        Files.delete(file);
        var again = open(model(file));
        again.model().save();
        assertEquals("-- new\nselect 1;\n", Files.readString(file));
        assertEquals(List.of(), drafts());
    }

    @Test
    void removesTheDraftWhenItIsSaved() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "select 1;\n");
        var typed = open(model(file));
        typed.text().type("-- new\n");
        typed.model().journal();
        assertEquals(1, drafts().size());
        typed.model().save();
        assertEquals(List.of(), drafts());
        assertEquals("-- new\nselect 1;\n", Files.readString(file));
    }

    @Test
    void overwritesNothingThatSomebodyElseWrote() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "select 1;\n");
        var typed = open(model(file));
        typed.text().type("-- mine\n");
        Files.writeString(file, "select 'theirs';\n");
        typed.model().save();
        assertEquals("select 'theirs';\n", Files.readString(file));
        assertEquals(Notice.Kind.CHANGED_ON_DISK, typed.model().notices().getFirst().kind());
        typed.model().reload();
        assertEquals("select 'theirs';\n", typed.text().text());
        assertFalse(typed.model().unsavedProperty().get());
    }

    @Test
    void savesMixedLineEndsAsTheyWere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "a\r\nb\nc\r\nd\n");
        var typed = open(model(file));
        assertEquals("a\nb\nc\nd\n", typed.text().text());
        assertEquals("UTF-8 · mixed line ends", typed.model().encoding());
        typed.text().select(4, 4);
        typed.text().type("x");
        typed.model().save();
        assertEquals("a\r\nb\nxc\r\nd\n", Files.readString(file));
    }

    @Test
    void opensTheBeginningOfAHugeFile() throws IOException {
        Path file = folder.resolve("huge.sql");
        try (var channel =
                java.nio.channels.FileChannel.open(
                        file,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(
                    java.nio.ByteBuffer.wrap(
                            "select 1;\n".repeat(300_000).getBytes(StandardCharsets.UTF_8)));
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'\n'}), 60L << 20);
        }
        var opened = open(model(file));
        assertEquals(Notice.Kind.TOO_LARGE, opened.model().notices().getFirst().kind());
        assertTrue(opened.text().text().length() < 3_000_000);
        assertFalse(opened.model().editable());
    }

    @Test
    void namesTheByteThatIsNoText() throws IOException {
        Path file = folder.resolve("bad.sql");
        Files.write(file, new byte[] {'a', '\n', (byte) 0xE9, '\n'});
        var model = model(file);
        model.open();
        var problem = model.problemProperty().get();
        assertEquals(ProblemCode.SQL_INVALID_UTF8, problem.code());
        assertTrue(problem.why().contains("0xE9 at offset 2 (line 2)"), problem.why());
    }

    @Test
    void outlinesWhatIsTypedBeforeItIsSaved() throws IOException {
        Path file = Files.writeString(folder.resolve("004_a.sql"), "");
        var typed = open(model(file));
        typed.text().type("select 1;\nvacuum;\n\n-- ROLLBACK:\n-- select 2;\n");
        typed.model().outline();
        var outline = typed.model().outlineProperty().get();
        assertEquals(3, outline.statements().size());
        assertEquals(
                "statement 2 of 2: VACUUM, refuses a transaction",
                StatementText.line(outline, new Caret(2, 3, 0)));
        assertEquals(
                "rollback statement 1 of 1: SELECT",
                StatementText.line(outline, new Caret(5, 9, 0)));
        assertTrue(
                StatementText.facts(outline, new Caret(2, 3, 0))
                        .toString()
                        .contains("VACUUM can't"));
    }

    /// Types into a file and is killed.
    static final class Typist {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            var test = new EditorViewModelTest();
            test.folder = folder;
            var typed = open(test.model(folder.resolve("a.sql")));
            typed.text().type("-- typed before it was killed\n");
            typed.model().journal();
            System.out.write('k');
            System.out.flush();
            System.in.read();
        }
    }

    @Test
    void losesNothingWhenTheProcessIsKilled() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("a.sql"), "select 1;\n");
        Process typist = ChildJvm.of(Typist.class, folder.toString()).start();
        assertEquals('k', typist.getInputStream().read());
        typist.destroyForcibly().waitFor();
        assertEquals("select 1;\n", Files.readString(file));
        assertEquals("-- typed before it was killed\nselect 1;\n", open(model(file)).text().text());
    }

    private record Opened(EditorViewModel model, TypedText text) {}

    private static Opened open(EditorViewModel model) {
        model.open();
        var file = model.openedProperty().get();
        assertNotNull(file);
        var text = new TypedText(file.text());
        model.edits(text);
        return new Opened(model, text);
    }

    private EditorViewModel model(Path file) {
        return new EditorViewModel(
                AT_ONCE,
                file,
                String.valueOf(file.getFileName()),
                new Drafts(folder.resolve("drafts")),
                () -> ScriptOptions.PLAIN,
                CLOCK);
    }

    private List<Path> drafts() throws IOException {
        try (var files = Files.list(folder.resolve("drafts"))) {
            return files.toList();
        }
    }
}
