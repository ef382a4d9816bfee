package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.completion.Proposal;
import dev.tidemark.desktop.completion.TargetNames;
import dev.tidemark.desktop.timeline.Window;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import dev.tidemark.testing.ui.UiTest;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class CompletionTest extends UiTest {
    private static final String ORDERS =
            """
            create table orders (
                id bigint primary key,
                placed_at timestamptz not null,
                note text
            );
            create table order_items (id bigint, order_id bigint references orders (id));
            create view open_orders as select * from orders;
            """;

    @TempDir private Path folder;
    private Window window;
    private EditorPage page;
    private TargetNames names;

    @AfterEach
    void close() {
        onFx(() -> {
            page.onDetached();
            window.target().close();
        });
    }

    @Test
    void proposesWhatFilesAndThisTextCreate(TestDatabase database) {
        open(database, "create table mine (own_column text);\n");
        push(KeyCode.CONTROL, KeyCode.END);
        write("select * from or");
        push(KeyCode.CONTROL, KeyCode.SPACE);
        waitUntil("tables are proposed", () -> shown() && first().equals("orders"));
        picturesAt("completion-tables", 1280, 800);
        onFx(() -> area().requestFocus());
        push(KeyCode.DOWN);
        assertEquals("order_items", chosen());
        push(KeyCode.ENTER);
        assertTrue(text().endsWith("select * from order_items"), text());
        write(" i where i.");
        waitUntil("columns are proposed", () -> shown() && first().equals("id"));
        write("ord");
        waitUntil("one is left", () -> shown() && first().equals("order_id"));
        push(KeyCode.TAB);
        assertTrue(text().endsWith("where i.order_id"), text());
        write("; select o");
        push(KeyCode.CONTROL, KeyCode.SPACE);
        waitUntil("values are proposed", this::shown);
        push(KeyCode.ESCAPE);
        assertFalse(shown());
        write("; select * from mi");
        push(KeyCode.CONTROL, KeyCode.SPACE);
        waitUntil("its own table is proposed", () -> shown() && first().equals("mine"));
        push(KeyCode.ESCAPE);
    }

    @Test
    void proposesWhatTheDatabaseHas(TestDatabase database) {
        database.execute(
                """
                create schema billing;
                create table billing.invoices (id bigint, amount numeric(12, 2), "Due date" date);
                create type billing.state as enum ('open', 'paid');
                create function billing.total_of(invoice bigint) returns numeric
                    language sql as 'select 1.0';
                """);
        open(database, "");
        waitUntil("the database is read", () -> names.count() > 5);
        write("select i.a from billing.invoices i");
        for (int i = 0; i < " from billing.invoices i".length(); i++) {
            push(KeyCode.LEFT);
        }
        push(KeyCode.CONTROL, KeyCode.SPACE);
        waitUntil("its column is proposed", () -> shown() && first().equals("amount"));
        assertEquals("numeric(12,2) · invoices", list().getItems().getFirst().detail());
        push(KeyCode.ESCAPE);
        push(KeyCode.CONTROL, KeyCode.END);
        write("; select billing.");
        waitUntil("what is in the schema is proposed", () -> shown() && first().equals("invoices"));
        picturesAt("completion-schema", 1280, 800);
        onFx(() -> area().requestFocus());
        write("tot");
        waitUntil("the function is left", () -> shown() && first().equals("total_of"));
        push(KeyCode.ENTER);
        assertTrue(text().endsWith("billing.total_of()"), text());
    }

    @Test
    void fillsInASnippetFromPlaceToPlace(TestDatabase database) {
        open(database, "\n");
        push(KeyCode.CONTROL, KeyCode.J);
        waitUntil("snippets are proposed", this::shown);
        picturesAt("completion-snippets", 1280, 800);
        onFx(() -> area().requestFocus());
        push(KeyCode.ESCAPE);
        write("addcol");
        push(KeyCode.CONTROL, KeyCode.SPACE);
        waitUntil("it is proposed", () -> shown() && first().equals("add_column"));
        push(KeyCode.ENTER);
        assertEquals("alter table table add column name text;\n", text());
        write("users");
        push(KeyCode.TAB);
        write("age");
        push(KeyCode.TAB);
        write("int");
        push(KeyCode.TAB);
        assertEquals("alter table users add column age int;\n", text());
        push(KeyCode.TAB);
        assertTrue(text().contains("int "), "behind the last place Tab is Tab again");
    }

    @Test
    void saysThatThereIsNothingAndStaysQuietInComments(TestDatabase database) {
        open(database, "-- a comment\n");
        push(KeyCode.END);
        write(".");
        push(KeyCode.CONTROL, KeyCode.SPACE);
        waitUntil("it is said", () -> lookup("Nothing to propose here").tryQuery().isPresent());
        assertFalse(shown());
    }

    private void open(TestDatabase database, String text) {
        var scenario = new Scenario(folder, database).file("001_orders.sql", ORDERS);
        scenario.file("002_mine.sql", text);
        window = onFx(() -> Window.on(database, folder, work()));
        onFx(window.target()::refresh);
        waitUntil("it is read", () -> window.target().snapshotProperty().get() != null);
        names = onFx(() -> new TargetNames(window.context()));
        page = onFx(() -> new EditorPage(window.context(), scenario.path("002_mine.sql"), names));
        show(() -> new BorderPane(page.content()));
        onFx(page::onAttached);
        waitUntil("the text is there", () -> page.content().lookup("#sql") != null);
        waitUntil("it has the keyboard", () -> area().isFocused());
        waitUntil("names are read", () -> names.count() > 2);
    }

    private CodeArea area() {
        return (CodeArea) page.content().lookup("#sql");
    }

    private String text() {
        return onFx(() -> area().getText());
    }

    private boolean shown() {
        return lookup("#completion").tryQuery().filter(it -> it.isVisible()).isPresent();
    }

    private ListView<Proposal> list() {
        return lookup("#completion-list").queryListView();
    }

    private String first() {
        return list().getItems().isEmpty() ? "" : list().getItems().getFirst().label();
    }

    private String chosen() {
        return onFx(() -> list().getSelectionModel().getSelectedItem().label());
    }
}
