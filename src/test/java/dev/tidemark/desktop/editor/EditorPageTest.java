package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.highlight.Features;
import dev.tidemark.engine.postgres.ConnectionResolver;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.testing.ui.UiTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorPageTest extends UiTest {
    private static final String SMALL =
            """
            -- Migration: 004
            -- Description: Add price
            alter table items add column price numeric;
            create index concurrently items_price on items (price);

            -- ROLLBACK:
            -- alter table items drop column price;
            """;

    @TempDir private Path home;
    private EditorDesk desk;
    private EditorPage page;

    @AfterEach
    void closeDesk() {
        onFx(() -> {
            page.onDetached();
            desk.close();
        });
    }

    @Test
    void typesIntoAFileAndSavesIt() throws IOException {
        Path file = open("004_add_price.sql", SMALL);
        assertFalse(title().startsWith("●"));
        push(KeyCode.CONTROL, KeyCode.END);
        write("-- end");
        waitUntil("it is unsaved", () -> title().startsWith("● "));
        assertTrue(onFx(page::reasonToStay).isPresent());
        push(KeyCode.CONTROL, KeyCode.S);
        waitUntil("it is saved", () -> !title().startsWith("●"));
        assertEquals(SMALL + "-- end", Files.readString(file));
        push(KeyCode.CONTROL, KeyCode.Z);
        waitUntil("undoing differs from the file", () -> title().startsWith("●"));
    }

    @Test
    void undoingEndsAtTheTextThatWasOpened() throws IOException {
        open("004_add_price.sql", SMALL);
        write("x");
        push(KeyCode.CONTROL, KeyCode.Z);
        push(KeyCode.CONTROL, KeyCode.Z);
        push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(SMALL, text());
        waitUntil("nothing is unsaved", () -> !title().startsWith("●"));
    }

    @Test
    void keepsHowTextsLookForTheNextFile() throws IOException {
        open("a.sql", SMALL);
        onFx(() -> perform("editor.wrap"));
        onFx(() -> perform("editor.larger"));
        onFx(() -> perform("editor.larger"));
        var look = home.resolve("home/.local/state/tidemark/windows/editor.properties");
        waitUntil("it is kept", () -> kept(look).contains("zoom=2"));
        assertTrue(kept(look).contains("wrap=LINES"));
        open("b.sql", SMALL);
        waitUntil("it is large", () -> lookup(".zoom-p2").tryQuery().isPresent());
    }

    private void perform(String action) {
        page.actions().stream()
                .filter(each -> each.id().equals(action))
                .forEach(each -> each.fire());
    }

    private static String kept(Path look) {
        try {
            return Files.exists(look) ? Files.readString(look) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsAndReplacesByTheKeyboardAlone() throws IOException {
        open("004_add_price.sql", SMALL);
        push(KeyCode.CONTROL, KeyCode.H);
        write("price");
        waitUntil("all are counted", () -> label("#find-status").equals("1 of 5"));
        push(KeyCode.ENTER);
        waitUntil("it goes on", () -> label("#find-status").equals("2 of 5"));
        pictures("editor-find");
        push(KeyCode.TAB);
        onFx(() -> lookup("#find-replacement").queryAs(TextField.class).requestFocus());
        write("cost");
        push(KeyCode.ENTER);
        waitUntil("one is replaced", () -> label("#find-status").equals("2 of 4"));
        onFx(() -> lookup("#find-replace-all").queryButton().fire());
        waitUntil("all are replaced", () -> !text().contains("price"));
        push(KeyCode.ESCAPE);
        push(KeyCode.CONTROL, KeyCode.Z);
        assertTrue(text().contains("items_price"), "replacing all is one step back");
    }

    @Test
    void saysWhatIsWrongWithARegularExpression() throws IOException {
        open("004_add_price.sql", SMALL);
        push(KeyCode.CONTROL, KeyCode.F);
        onFx(() -> lookup("#find-regex").queryAs(javafx.scene.control.ToggleButton.class).fire());
        onFx(() -> lookup("#find-query").queryAs(TextField.class).setText("pri(ce"));
        waitUntil("it is told", () -> label("#find-error").contains("Unclosed group"));
        onFx(() -> lookup("#find-query").queryAs(TextField.class).setText("pri(c)e"));
        waitUntil("it is found", () -> label("#find-status").endsWith("of 5"));
    }

    @Test
    void commentsDuplicatesAndMovesLines() throws IOException {
        open("a.sql", "select 1;\n  select 2;\nselect 3;\n");
        press(KeyCode.CONTROL).press(KeyCode.SLASH).release(KeyCode.SLASH, KeyCode.CONTROL);
        assertEquals("-- select 1;\n  select 2;\nselect 3;\n", text());
        press(KeyCode.CONTROL).press(KeyCode.SLASH).release(KeyCode.SLASH, KeyCode.CONTROL);
        assertEquals("select 1;\n  select 2;\nselect 3;\n", text());
        push(KeyCode.ALT, KeyCode.DOWN);
        assertEquals("  select 2;\nselect 1;\nselect 3;\n", text());
        push(KeyCode.CONTROL, KeyCode.D);
        assertEquals("  select 2;\nselect 1;\nselect 1;\nselect 3;\n", text());
        push(KeyCode.CONTROL, KeyCode.HOME);
        push(KeyCode.END);
        push(KeyCode.ENTER);
        write("x");
        assertTrue(text().startsWith("  select 2;\n  x\n"), text());
    }

    @Test
    void goesToALine() throws IOException {
        open("a.sql", "select 1;\n".repeat(500));
        push(KeyCode.CONTROL, KeyCode.G);
        write("321:4");
        push(KeyCode.ENTER);
        waitUntil("it is there", () -> label("#editor-place").equals("Line 321, column 4"));
    }

    @Test
    void tellsPartAndStatementAtTheCaret() throws IOException {
        open("004_add_price.sql", SMALL);
        waitUntil(
                "the parts are known",
                () ->
                        lookup("#editor.jump.rollback").tryQuery().isPresent()
                                || page.content().lookup(".part-jump.part-rollback") != null);
        onFx(() -> page.goTo(4, 3));
        waitUntil(
                "the statement is named",
                () ->
                        label("#editor-statement")
                                .equals(
                                        "statement 2 of 2: CREATE INDEX CONCURRENTLY, refuses a"
                                                + " transaction"));
        assertEquals("up", onFx(() -> label("#editor-part")));
        push(KeyCode.CONTROL, KeyCode.E);
        waitUntil("it is explained", () -> lookup("Transaction").tryQuery().isPresent());
        pictures("editor-explain");
        onFx(() -> page.goTo(7, 5));
        waitUntil("it is the rollback", () -> label("#editor-part").equals("rollback"));
        assertTrue(onFx(() -> label("#editor-statement")).startsWith("rollback statement 1 of 1"));
    }

    @Test
    void marksAProblemAtItsPlace() throws IOException {
        open("004_add_price.sql", SMALL);
        var exists =
                Problem.of(
                                ProblemCode.STATEMENT_FAILED,
                                "004_add_price.sql was not applied",
                                "column \"price\" of relation \"items\" already exists",
                                "Rename the column.")
                        .at(new SourcePosition("004_add_price.sql", 3, 13));
        onFx(() -> page.mark(exists));
        waitUntil("the caret is there", () -> label("#editor-place").equals("Line 3, column 13"));
        waitUntil("the line is marked", () -> !area().lookupAll(".gutter-problem").isEmpty());
        waitUntil("the word is marked", () -> !area().lookupAll(".problem-mark").isEmpty());
        pictures("editor-problem");
    }

    @Test
    void goesFromProblemToProblemWithF8() throws IOException {
        open("004_add_price.sql", SMALL + "select 'abc\n");
        var exists =
                Problem.of(
                                ProblemCode.STATEMENT_FAILED,
                                "It was not applied",
                                "it exists",
                                "Rename it.")
                        .at(new SourcePosition("004_add_price.sql", 3, 13));
        onFx(() -> page.mark(exists));
        waitUntil("the caret is there", () -> label("#editor-place").equals("Line 3, column 13"));
        waitUntil("both are marked", () -> area().lookupAll(".gutter-problem").size() > 1);
        push(KeyCode.F8);
        waitUntil("it went on", () -> !label("#editor-place").equals("Line 3, column 13"));
        push(KeyCode.F8);
        waitUntil("it came round", () -> label("#editor-place").equals("Line 3, column 13"));
        push(KeyCode.SHIFT, KeyCode.F8);
        waitUntil("it went back", () -> !label("#editor-place").equals("Line 3, column 13"));
    }

    @Test
    void tellsThatAStringHasNoEndWhileItIsTyped() throws IOException {
        open("a.sql", "select 1;\n");
        push(KeyCode.CONTROL, KeyCode.END);
        write("select 'abc");
        waitUntil("it is marked", () -> !area().lookupAll(".gutter-problem").isEmpty());
        write("';");
        waitUntil("it is not any more", () -> area().lookupAll(".gutter-problem").isEmpty());
    }

    @Test
    void asksWhenAnotherProgramChangedAFileThatHasChangesHere() throws IOException {
        Path file = open("a.sql", "select 1;\n");
        write("-- mine\n");
        Files.writeString(file, "select 2;\n");
        waitUntil("it is noticed", () -> visible("#notice-changed-on-disk"));
        pictures("editor-changed-on-disk");
        onFx(() -> lookup("Show difference").queryButton().fire());
        waitUntil("the difference is shown", () -> visible("#difference-rows"));
        pictures("editor-difference");
        push(KeyCode.ESCAPE);
        waitUntil("the text is back", () -> visible("#sql"));
        push(KeyCode.CONTROL, KeyCode.S);
        assertEquals("select 2;\n", Files.readString(file));
        onFx(() -> lookup("Keep mine").queryButton().fire());
        push(KeyCode.CONTROL, KeyCode.S);
        waitUntil("it is saved", () -> !title().startsWith("●"));
        assertEquals("-- mine\nselect 1;\n", Files.readString(file));
    }

    @Test
    void readsAFileAgainThatChangedUnderAnUntouchedText() throws IOException {
        Path file = open("a.sql", "select 1;\n");
        Files.writeString(file, "select 2;\n");
        waitUntil("it is read", () -> text().equals("select 2;\n"));
        assertFalse(title().startsWith("●"));
        Files.delete(file);
        waitUntil("it is gone", () -> visible("#notice-deleted"));
        push(KeyCode.CONTROL, KeyCode.S);
        waitUntil("it is there again", () -> !title().startsWith("●"));
        assertEquals("select 2;\n", Files.readString(file));
    }

    @Test
    void restoresADraftWithoutAQuestion() throws IOException {
        Path file = open("a.sql", "select 1;\n");
        write("-- typed\n");
        waitUntil("a draft of it is kept", () -> draft().endsWith("-- typed\nselect 1;\n"));
        // What a killed process leaves: nobody closes the page.
        show(() -> new StackPane());
        var second = page(file);
        waitUntil("it is restored", () -> visible("#notice-restored") && area() != null);
        assertEquals("-- typed\nselect 1;\n", text());
        assertTrue(onFx(() -> second.title().getValue()).startsWith("●"));
        pictures("editor-restored");
        onFx(() -> lookup("Discard draft").queryButton().fire());
        waitUntil("the file is shown", () -> text().equals("select 1;\n"));
        waitUntil("the draft is gone", () -> drafts() == 0);
        assertFalse(onFx(() -> second.title().getValue()).startsWith("●"));
        onFx(second::onDetached);
    }

    @Test
    void bringsBackAnEarlierVersionThatCanBeUndone() throws IOException {
        open("004_add_price.sql", SMALL);
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        waitUntil("there is none yet", () -> lookup(".versions-empty").tryQuery().isPresent());
        pictures("editor-versions-empty");
        push(KeyCode.ESCAPE);
        write("-- first\n");
        push(KeyCode.CONTROL, KeyCode.S);
        waitUntil("it is saved", () -> !title().startsWith("●"));
        write("-- second\n");
        push(KeyCode.CONTROL, KeyCode.S);
        waitUntil("it is saved again", () -> !title().startsWith("●"));
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        waitUntil("three are listed", () -> versions() == 3);
        waitUntil("one is compared", () -> visible("#difference-rows"));
        picturesAt("editor-versions", 1280, 800);
        clickOn("#versions-list");
        push(KeyCode.END);
        waitUntil("the first is compared", () -> label("#difference-count").contains("+2 −0"));
        clickOn("Restore this version");
        waitUntil("it is here", () -> text().equals(SMALL));
        waitUntil("it is not saved", () -> title().startsWith("●"));
        push(KeyCode.CONTROL, KeyCode.Z);
        assertTrue(text().startsWith("-- first"), text());
    }

    private int versions() {
        return lookup("#versions-list").queryListView().getItems().size();
    }

    @Test
    void outlinesItsStatementsAndFollowsTheCaret() throws IOException {
        open("004_add_price.sql", SMALL);
        var outline = page.inspector().orElseThrow();
        onFx(() -> {
            var root = (BorderPane) stage.getScene().getRoot();
            outline.maxWidth(380);
            root.setRight(outline);
        });
        ListView<?> list = lookup("#outline-statements").queryListView();
        waitUntil("they are listed", () -> list.getItems().size() == 5);
        onFx(() -> page.goTo(4, 3));
        waitUntil("it follows", () -> list.getSelectionModel().getSelectedIndex() == 2);
        picturesAt("editor-outline", 1280, 800);
        clickOn("#outline-query");
        write("drop");
        waitUntil("one is left", () -> list.getItems().size() == 2);
        picturesAt("editor-outline-found", 1280, 800);
        clickOn("#outline-query");
        push(KeyCode.ENTER);
        waitUntil("it is there", () -> label("#editor-place").equals("Line 7, column 4"));
    }

    @Test
    void keepsByteOrderMarkAndLineEnds() throws IOException {
        Path file = open("a.sql", "\uFEFFselect 1;\r\nselect 2;\r\n");
        waitUntil("it is told", () -> label("#editor-encoding").equals("UTF-8 with BOM · CRLF"));
        push(KeyCode.CONTROL, KeyCode.END);
        write("--\n");
        push(KeyCode.CONTROL, KeyCode.S);
        waitUntil("it is saved", () -> !title().startsWith("●"));
        assertEquals("\uFEFFselect 1;\r\nselect 2;\r\n--\r\n", Files.readString(file));
    }

    @Test
    void opensOddFiles() throws IOException {
        open("empty.sql", "");
        assertEquals("", text());
        open("crlf.sql", "\r\n\r\n");
        assertEquals("\n\n", text());
        open("long.sql", "select '" + "x".repeat(1_000_000) + "';\n");
        waitUntil("it says why", () -> visible("#notice-long-lines"));
        assertFalse(onFx(() -> area().isEditable()));
    }

    @Test
    void saysWhichByteIsNoText() throws IOException {
        Path file = home.resolve("bad.sql");
        Files.write(file, "select 'caf\u00e9';".getBytes(StandardCharsets.ISO_8859_1));
        begin();
        page(file);
        waitUntil(
                "it is told",
                () ->
                        lookup(".problem-why").tryQueryAs(Label.class).isPresent()
                                && label(".problem-why").contains("offset 11"));
        pictures("editor-failing");
    }

    @Test
    void coloursEverythingThatSqlHas() throws IOException {
        open("2025-10-17_0001_everything.sql", Features.SQL);
        waitUntil("it is coloured", () -> !area().lookupAll(".sql-keyword").isEmpty());
        waitUntil("its parts are tinted", () -> !area().lookupAll(".gutter.part-header").isEmpty());
        pictures("editor-features");
        onFx(() -> page.goTo(62, 1));
        waitUntil("the end is coloured", () -> !area().lookupAll(".part-rollback").isEmpty());
        pictures("editor-rollback");
    }

    @Test
    void marksTheBracketThatBelongsToTheOneAtTheCaret() throws IOException {
        open("a.sql", "select ('(' /* ( */ || (a));\n");
        onFx(() -> page.goTo(1, 8));
        waitUntil("both are marked", () -> area().lookupAll(".bracket-pair").size() == 2);
        assertEquals(27, onFx(() -> bracketEnd()));
    }

    @Test
    void staysQuickInALongFile() throws IOException {
        String line = "insert into items (id, name) values (1, 'a name of some length');\n";
        open("long.sql", line.repeat(50_000));
        waitUntil("it is coloured", () -> !area().lookupAll(".sql-keyword").isEmpty());
        push(KeyCode.CONTROL, KeyCode.END);
        write("select 1;");
        waitUntil("the end is coloured", () -> area().getStyleSpans(50_000).getSpanCount() > 2);
        write("/*");
        push(KeyCode.CONTROL, KeyCode.HOME);
        write("/*");
        waitUntil("what follows is a comment", () -> area().getStyleSpans(10).getSpanCount() == 1);
    }

    private int bracketEnd() {
        int at = 0;
        int end = -1;
        for (var span : area().getStyleSpans(0)) {
            at += span.getLength();
            end = span.getStyle().contains("bracket-pair") ? at : end;
        }
        return end;
    }

    private void begin() {
        if (desk == null) {
            var settings =
                    new ConnectionResolver(
                                    new Environment(
                                            Map.of(), home, "ana", Environment.Platform.LINUX))
                            .resolve("postgresql://nobody@127.0.0.1:1/none", "test");
            desk = onFx(() -> new EditorDesk(work(), home.resolve("home"), home, settings));
        }
    }

    private Path open(String name, String text) throws IOException {
        begin();
        Path file = Files.writeString(home.resolve(name), text);
        if (page != null) {
            onFx(page::onDetached);
        }
        page(file);
        waitUntil("it is read", () -> page.content().lookup("#sql") != null);
        waitUntil("it has the keyboard", () -> area().isFocused());
        return file;
    }

    private EditorPage page(Path file) {
        page = onFx(() -> new EditorPage(desk.context, file));
        show(() -> new BorderPane(page.content()));
        onFx(page::onAttached);
        return page;
    }

    private CodeArea area() {
        return (CodeArea) page.content().lookup("#sql");
    }

    private String text() {
        return onFx(() -> area().getText());
    }

    private String title() {
        return onFx(() -> page.title().getValue());
    }

    private String label(String query) {
        return lookup(query).queryAs(Label.class).getText();
    }

    private boolean visible(String query) {
        return lookup(query).tryQuery().isPresent();
    }

    private String draft() {
        Path folder = home.resolve("home/.local/state/tidemark/drafts");
        try (var files = Files.list(folder)) {
            return Files.readString(files.findFirst().orElseThrow());
        } catch (IOException | NoSuchElementException e) {
            return "";
        }
    }

    private long drafts() {
        Path folder = home.resolve("home/.local/state/tidemark/drafts");
        try (var files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            return 0;
        }
    }
}
