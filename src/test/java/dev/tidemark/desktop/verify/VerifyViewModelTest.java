package dev.tidemark.desktop.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.desktop.timeline.Window;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.engine.verify.Check;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class VerifyViewModelTest {
    @TempDir private Path folder;

    private static BackgroundWork direct() {
        return new BackgroundWork(
                Runnable::run,
                Runnable::run,
                bug -> {
                    throw new AssertionError(bug);
                });
    }

    @Test
    void followsTheSchemaFromTheFirstRecordToAnAcceptedChange(TestDatabase database)
            throws Exception {
        new Scenario(folder, database)
                .file("001_users.sql", "create table users (id int primary key);\n")
                .record("001");
        database.execute("create table users (id int primary key)");
        Files.writeString(
                folder.resolve("tidemark.toml"), "[verify]\nrequired_tables = [\"invoices\"]\n");
        var window = Window.on(database, folder, direct());
        window.target().refresh();
        var model = new VerifyViewModel(window.context());
        model.follow(window.target().snapshotProperty().get());
        assertInstanceOf(DriftState.Missing.class, model.driftProperty().get());
        assertEquals(Check.Result.FAILED, model.verdictProperty().get().result());
        var missing = model.checks().stream().filter(it -> !it.passed()).findFirst().orElseThrow();
        assertEquals("invoices", missing.name());
        assertTrue(CheckHint.of(missing).contains("[verify]"));

        var first = new AcceptViewModel(window.context(), "0.1.0", () -> {});
        assertTrue(first.readyProperty().get(), "the first time wants no reason");
        first.commit().commit();
        assertNull(first.problemProperty().get());
        assertTrue(first.work().ended().get());

        database.execute(
                "alter table users add name text; create index on users (name); create view v as select 1 as one");
        model.look();
        assertEquals(
                List.of(
                        "table public.users changed",
                        "index public.users_name_idx added",
                        "view public.v added"),
                model.changes().stream()
                        .map(it -> "%s %s".formatted(it.key(), it.kind().text()))
                        .toList());
        model.select(model.changes().getFirst());
        assertEquals(1, model.shownProperty().get().lines().added());
        model.showTable();
        model.accept();
        assertEquals(List.of("table public.users", "accept drift"), window.navigator().asked());

        var accept = new AcceptViewModel(window.context(), "0.1.0", () -> {});
        assertFalse(accept.readyProperty().get(), "changes want a reason");
        accept.commit().commit();
        accept.reasonProperty().set("made by hand on Sunday");
        assertEquals("Accept 3 changes on billing-test", accept.commit().textProperty().get());
        assertTrue(accept.state().loss().isPresent());
        accept.commit().commit();
        assertTrue(accept.work().ended().get());
        model.look();
        assertEquals(List.of(), model.changes());
        assertTrue(
                database.value(
                                "select reason from schema_migrations_journal where reason is not null")
                        .contains("Sunday"));
        window.target().close();
    }
}
