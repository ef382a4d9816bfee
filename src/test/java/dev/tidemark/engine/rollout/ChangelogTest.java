package dev.tidemark.engine.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.PlannedMigration;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class ChangelogTest {
    private static final LocalDate DAY = LocalDate.of(2025, 11, 21);
    private static final Optional<String> PRODUCTION = Optional.of("production");

    @TempDir Path folder;
    private Path file;
    private List<PlannedMigration> migrations;

    @BeforeEach
    void plan(TestDatabase database) throws IOException {
        file = folder.resolve("CHANGELOG.md");
        Files.writeString(
                folder.resolve("003_add_audit_logs.sql"),
                "create table a ();\n\n-- ROLLBACK\n-- drop table a;\n");
        Files.writeString(folder.resolve("004_add_user_preferences.sql"), "select 1;\n");
        migrations = dev.tidemark.testing.Rollout.of(database, folder).plan().migrations();
    }

    private String after(String before) throws IOException {
        Files.writeString(file, before);
        changelog().applied(migrations, PRODUCTION, DAY, "None");
        return Files.readString(file);
    }

    private Changelog changelog() {
        return new Changelog(file, "CHANGELOG.md");
    }

    private static final String NEW =
            """
            ## [004] Add user preferences - 2025-11-21
            - Applied: Production ✅
            - Rollback available: No
            - Issues: None

            """;

    @Test
    void ticksWhatIsThereAndPutsWhatIsNewOnTop() throws IOException {
        String head = "# Migration Changelog\n\nWords of ours.\n\n";
        String rest = "- Rollback available: Yes\n\n## [001] Initial\n- Applied: Production ✅\n";
        assertEquals(
                head
                        + NEW
                        + "## [003] Add Audit Logs - 2025-11-05\n- Applied: Development ✅, Staging ✅, Production ✅\n"
                        + rest,
                after(
                        head
                                + "## [003] Add Audit Logs - 2025-11-05\n- Applied: Development ✅, Staging ✅\n"
                                + rest));
    }

    @Test
    void replacesTheSignOfAnEnvironmentThatWaited() throws IOException {
        String text = after("## [3] x\n* Applied: Staging ✅, Production ❌, Other ✅\n");
        assertTrue(text.contains("* Applied: Staging ✅, Production ✅, Other ✅\n"), text);
    }

    @Test
    void addsTheLineToAnEntryWithoutOne() throws IOException {
        String text = after("## [003] x\n- Created a table\n\n## [002] y\n");
        assertTrue(
                text.contains("## [003] x\n- Created a table\n- Applied: Production ✅\n\n## [002]"),
                text);
    }

    @Test
    void changesNothingWhenAllIsTicked() throws IOException {
        String once = after("");
        changelog().applied(migrations, PRODUCTION, DAY, "None");
        assertEquals(once, Files.readString(file));
    }

    @Test
    void keepsLineEndsByteOrderMarkAndAMissingLastLineEnd() throws IOException {
        String text = after("\uFEFF# Log\r\n\r\n## [003] x\r\n- Applied: Staging ✅\r\nend");
        assertEquals(
                "\uFEFF# Log\r\n\r\n"
                        + NEW.replace("\n", "\r\n")
                        + "## [003] x\r\n- Applied: Staging ✅, Production ✅\r\nend",
                text);
    }

    @Test
    void makesAFileWhereThereIsNone() throws IOException {
        changelog().applied(migrations, PRODUCTION, DAY, "None");
        String text = Files.readString(file);
        assertTrue(text.startsWith("# Migration Changelog\n\n## [004]"), text);
        assertTrue(text.contains("## [003] Add audit logs - 2025-11-21\n"), text);
        assertTrue(text.contains("- Rollback available: Yes\n"), text);
        assertTrue(text.endsWith("- Issues: None\n"), text);
    }

    @Test
    void notesWhatWasTakenBack() throws IOException {
        Files.writeString(file, "## [003] x\n- Applied: Staging ✅, Production ✅\n- Issues: None\n");
        changelog().rolledBack(List.of("003"), PRODUCTION, DAY);
        assertEquals(
                "## [003] x\n- Applied: Staging ✅, Production ❌\n- Issues: None\n- Rolled back: Production, 2025-11-21\n",
                Files.readString(file));
    }

    @Test
    void leavesAFileThatIsNoTextAsItIs() throws IOException {
        byte[] bytes = "## [003] caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);
        assertThrows(
                ProblemException.class,
                () -> changelog().applied(migrations, PRODUCTION, DAY, "None"));
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }
}
