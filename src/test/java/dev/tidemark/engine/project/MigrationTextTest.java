package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.migration.ForeignChecksums;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTextTest {
    private static final String FILE = "migrations/004_x.sql";

    @TempDir Path folder;
    private ProjectFiles files;

    @BeforeEach
    void start() {
        files = new ProjectFiles(folder);
    }

    @Test
    void understandsATrailingRollbackScript() throws IOException {
        Migration migration =
                only(
                        """
                        -- Migration: 004
                        -- Description: Add user preferences table
                        -- Author: [Your Name]
                        -- Date: 2025-11-10
                        -- Reversible: Yes

                        -- Add new table
                        CREATE TABLE IF NOT EXISTS user_preferences (
                            id SERIAL PRIMARY KEY
                        );

                        -- Rollback script (for documentation)
                        -- DROP TABLE IF EXISTS user_preferences CASCADE;
                        """);
        assertEquals("Add user preferences table", migration.description());
        assertEquals("[Your Name]", migration.header().values().get("author"));
        Statement back = statements(script(migration).source()).getFirst();
        assertEquals("DROP TABLE IF EXISTS user_preferences CASCADE", back.text().value());
        assertEquals(new SourcePosition(FILE, 13, 4), back.position());
        assertEquals(1, statements(migration.up()).size());
    }

    @Test
    void theFileIsUnchangedWhenItsWayBackStandsInAnotherOne() throws IOException {
        files.file("migrations/004_rollback.sql", "drop table t;");
        String text = "create table t ();\n\n-- ROLLBACK:\n-- drop table if exists t;\n";
        Migration both = only(text);
        assertEquals("migrations/004_rollback.sql", script(both).source().name());
        assertEquals(both.checksum(), both.checksumNow());
        Migration declared = only("-- Rollback: none needed\n" + text);
        assertEquals(declared.checksum(), declared.checksumNow());
    }

    @Test
    void understandsAHeaderThatNamesItsRollbackFile() throws IOException {
        files.file("migrations/001_create_platform_schema.sql", "select 1;")
                .file("migrations/003_user_management_and_permissions.sql", "select 1;")
                .file(
                        "migrations/005_add_project_limits.sql",
                        """
                        -- ============================================
                        -- Migration: 005 - Add Project Limits
                        -- ============================================
                        -- Purpose: Add resource limits tracking for projects
                        --
                        -- Dependencies:
                        --   - 001_create_platform_schema.sql
                        --   - 003_user_management_and_permissions.sql
                        --
                        -- Rollback:
                        --   See rollback-005.sql
                        -- ============================================

                        BEGIN;
                        ALTER TABLE platform.projects ADD COLUMN max_databases INTEGER DEFAULT 10;
                        COMMIT;
                        """)
                .file(
                        "migrations/rollback-005.sql",
                        "-- Rollback for migration 005\nBEGIN;\nDROP TABLE t;\nCOMMIT;\n");
        Project project = files.load();
        assertEquals(List.of(), project.problems());
        Migration migration = project.find("5");
        assertEquals("Add resource limits tracking for projects", migration.description());
        assertEquals(ScriptMode.TRANSACTION, migration.summary().mode());
        assertEquals("migrations/rollback-005.sql", script(migration).source().name());
        assertFalse(script(migration).fromSection());
    }

    @Test
    void missesTheRollbackFileThatAHeaderNames() throws IOException {
        files.file(FILE, "-- Rollback: See rollback-004.sql\nselect 1;");
        Problem problem = files.problem(ProblemCode.ROLLBACK_FILE_MISSING);
        assertEquals(new SourcePosition(FILE, 1, 14), problem.where());
        assertTrue(problem.why().contains("rollback-004.sql"));
    }

    @Test
    void prefersARollbackFileToASection() throws IOException {
        files.file("migrations/004_rollback.sql", "select 'file';");
        assertFalse(script(only("select 1;\n-- ROLLBACK\n-- select 'section';")).fromSection());
    }

    @Test
    void readsDeclarations() throws IOException {
        assertInstanceOf(
                Rollback.NoneNeeded.class, only("-- Rollback: none needed\nselect 1;").rollback());
        assertEquals(
                new Rollback.Irreversible("data is gone"),
                only("select 1;\n-- ROLLBACK: irreversible (data is gone)\n").rollback());
        assertEquals(
                new Rollback.Irreversible(""), only("-- Reversible: No\nselect 1;").rollback());
        assertInstanceOf(Rollback.NotGiven.class, only("select 1;").rollback());
    }

    @Test
    void refusesUncommentedSqlBelowTheMarker() throws IOException {
        files.file(FILE, "create table t ();\n\n-- ROLLBACK:\n-- select 1;\n  drop table t;\n");
        Problem problem = files.problem(ProblemCode.ROLLBACK_UNCOMMENTED);
        assertEquals(new SourcePosition(FILE, 5, 3), problem.where());
        assertEquals("drop table t;", problem.statement());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+goose", "+migrate"})
    void refusesFilesOfOtherToolsThatWouldUndoThemselves(String tool) throws IOException {
        files.file(
                FILE,
                "-- %s Up\ncreate table t ();\n\n-- %s Down\ndrop table t;\n"
                        .formatted(tool, tool));
        Problem problem = files.problem(ProblemCode.ROLLBACK_UNCOMMENTED);
        assertEquals(new SourcePosition(FILE, 5, 1), problem.where());
    }

    @Test
    void readsBlockCommentsBelowTheMarker() throws IOException {
        Migration migration =
                only(
                        """
                        create table t ();
                        -- ===== ROLLBACK =====
                        /*
                          drop table t;  /* nested */
                        */
                        -- ---------
                        --\tselect 2;
                        -- -- for people only
                        """);
        List<Statement> back = statements(script(migration).source());
        assertEquals(2, back.size());
        assertEquals(new SourcePosition(FILE, 4, 3), back.get(0).position());
        assertEquals(new SourcePosition(FILE, 7, 4), back.get(1).position());
    }

    @Test
    void readsASectionInsideOneBlockComment() throws IOException {
        Migration migration = only("create table t ();\n/*\n * ROLLBACK:\n * drop table t;\n */\n");
        assertEquals(
                "drop table t", statements(script(migration).source()).getFirst().text().value());
        assertEquals(1, migration.summary().statements());
        assertEquals(only("create table t ();").checksum(), migration.checksum());
    }

    @Test
    void takesAMarkerOnlyBetweenStatements() throws IOException {
        Migration migration =
                only(
                        """
                        -- ROLLBACK
                        select '
                        -- ROLLBACK
                        ';
                        do $$
                        -- ROLLBACK:
                        begin end $$;
                        copy t from stdin;
                        -- ROLLBACK
                        \\.
                        select
                        -- ROLLBACK
                        1;
                        -- ROLLBACK of the old one is not needed
                        select 2;
                        """);
        assertInstanceOf(Rollback.NotGiven.class, migration.rollback());
        assertEquals(5, migration.summary().statements());
    }

    @Test
    void refusesProseAmongRollbackSql() throws IOException {
        files.file(FILE, "select 1;\n-- ROLLBACK\n-- run this by hand\n-- drop table t;\n");
        Problem problem = files.problem(ProblemCode.ROLLBACK_NOT_SQL);
        assertEquals(new SourcePosition(FILE, 3, 4), problem.where());
    }

    @Test
    void namesThePlaceWhereARollbackSectionCannotBeSplit() throws IOException {
        files.file(FILE, "select 1;\n-- ROLLBACK\n-- select 'open;\n");
        Problem problem = files.problem(ProblemCode.SQL_UNTERMINATED_STRING);
        assertEquals(new SourcePosition(FILE, 3, 11), problem.where());
    }

    @Test
    void keepsTheChecksumWhenOnlyTheFormOrTheRollbackChanges() throws IOException {
        String plain = "create table t (\n  a int\n);\n";
        String checksum = only(plain).checksum();
        assertEquals(64, checksum.length());
        assertEquals(checksum, only("\uFEFF" + plain).checksum());
        assertEquals(checksum, only(plain.replace("\n", "\r\n")).checksum());
        assertEquals(checksum, only(plain + " \n\t\r\n").checksum());
        assertEquals(checksum, only(plain.strip()).checksum());
        assertEquals(checksum, only(plain + "\n-- ROLLBACK\n-- drop table t;\n").checksum());
        assertEquals(
                checksum,
                only((plain + "\n-- ROLLBACK\n-- drop table t;\n").replace("\n", "\r\n"))
                        .checksum());
        assertNotEquals(checksum, only(plain.replace("int", "text")).checksum());
        assertNotEquals(checksum, only(plain.replace("(\n", "(\r")).checksum());
    }

    @Test
    void readsAFileTooLargeForMemoryAlike() throws IOException {
        var text = new StringBuilder("-- Description: large\n");
        for (int i = 0; i < 40_000; i++) {
            text.append("insert into t values (").append(i).append(", 'abc');\n");
        }
        String up = text.toString();
        Migration plain = only(up);
        Migration other =
                only(("\uFEFF" + up + "-- ROLLBACK\n-- truncate t;\n").replace("\n", "\r\n"));
        assertEquals(plain.checksum(), other.checksum());
        assertEquals(40_000, other.summary().statements());
        assertEquals(
                new SourcePosition(FILE, 40_003, 4),
                statements(script(other).source()).getFirst().position());
    }

    @Test
    void countsIncludedTextInTheChecksum() throws IOException {
        files.file("parts/one.sql", "select 1;");
        String first = only("\\ir ../parts/one.sql\n").checksum();
        files.file("parts/one.sql", "select 2;");
        assertNotEquals(first, only("\\ir ../parts/one.sql\n").checksum());
    }

    @Test
    void namesTheOffsetOfAnInvalidByte() throws IOException {
        files.file(FILE, new byte[] {'-', '-', ' ', 'a', '\n', ' ', (byte) 0xE4, ';'});
        Problem problem = files.problem(ProblemCode.SQL_INVALID_UTF8);
        assertTrue(problem.why().contains("6"), problem.why());
        assertEquals(2, problem.where().line());
        assertEquals(64, files.load().migrations().getFirst().checksum().length());
    }

    @Test
    void namesTheOffsetOfAnInvalidByteInTheRollbackSection() throws IOException {
        byte[] bytes = "select 1;\n-- ROLLBACK\n-- select '?';\n".getBytes(StandardCharsets.UTF_8);
        bytes[33] = (byte) 0xFF;
        files.file(FILE, bytes);
        Problem problem = files.problem(ProblemCode.SQL_INVALID_UTF8);
        assertTrue(problem.why().contains("33"), problem.why());
        assertEquals(3, problem.where().line());
    }

    @Test
    void keepsAMigrationThatCannotBeSplit() throws IOException {
        files.file(FILE, "select 'open;\n");
        Problem problem = files.problem(ProblemCode.SQL_UNTERMINATED_STRING);
        assertEquals(new SourcePosition(FILE, 1, 8), problem.where());
        assertEquals(1, files.load().migrations().size());
    }

    @Test
    void runsStatementByStatementWhereTheHeaderSaysSo() throws IOException {
        Migration migration = only("-- Transaction: none\nselect 1;\nselect 2;");
        assertFalse(migration.header().transaction());
        assertEquals(ScriptMode.STATEMENTS, migration.summary().mode());
    }

    @Test
    void replacesPlaceholdersOnlyWhenToldTo() throws IOException {
        assertEquals(
                "select '${who}'",
                statements(only("select '${who}';").up()).getFirst().text().value());
        files.file("tidemark.toml", "placeholders = true\n[placeholder_values]\nwho = \"me\"\n");
        only("select '${who}';");
        files.file(FILE, "select '${whom}';");
        files.problem(ProblemCode.PLACEHOLDER_UNKNOWN);
    }

    @Test
    void computesTheChecksumsOfOtherTools() throws IOException {
        String md5 = "48414a51cc16f80b87ce656bbfa9c6b7";
        String sha256 = "061e995aebcb765888ac7580f67ee3815a03b9b9c3fd5ff2dbb40db98b53a737";
        var lf = ForeignChecksums.of(only("select 1;\nselect 2;\n"));
        assertEquals(md5, lf.md5());
        assertEquals(sha256, lf.sha256());
        assertEquals("-593479011", lf.flywayCrc32());
        var crlf = ForeignChecksums.of(only("select 1;\r\nselect 2;\r\n"));
        assertNotEquals(md5, crlf.md5());
        assertTrue(crlf.md5Matches(md5.toUpperCase(Locale.ROOT)));
        assertTrue(crlf.sha256Matches(sha256));
        assertTrue(crlf.flywayMatches("-593479011"));
        String storedOnWindows = crlf.md5();
        var other = ForeignChecksums.of(only("\uFEFFselect 1;\nselect 2;\n"));
        assertTrue(other.flywayMatches("-593479011"));
        assertFalse(other.md5Matches(md5));
        var back = ForeignChecksums.of(only("select 1;\nselect 2;\n"));
        assertTrue(back.md5Matches(storedOnWindows));
    }

    private Migration only(String text) throws IOException {
        return files.file(FILE, text).only();
    }

    private static Rollback.Script script(Migration migration) {
        return assertInstanceOf(Rollback.Script.class, migration.rollback());
    }

    private static List<Statement> statements(SqlSource source) {
        var statements = new ArrayList<Statement>();
        try (var reader = StatementReader.open(source, ScriptOptions.PLAIN)) {
            for (var next = reader.next(); next != null; next = reader.next()) {
                statements.add(next);
            }
        }
        return statements;
    }
}
