package dev.tidemark.engine.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeaderReaderTest {
    @Test
    void readsTheLinesBeforeTheFirstStatement() {
        var header =
                read(
                        """
                        -- Migration: 004
                        -- Description: Add user preferences table
                        -- Author: [Your Name]
                        -- Date: 2025-11-10
                        -- Reversible: Yes

                        -- Add new table
                        CREATE TABLE t ();
                        -- Purpose: not this one
                        """);
        assertEquals(
                Map.of(
                        "migration", "004",
                        "description", "Add user preferences table",
                        "author", "[Your Name]",
                        "date", "2025-11-10",
                        "reversible", "Yes"),
                header.header().values());
        assertEquals(
                List.of("migration", "description", "author", "date", "reversible"),
                List.copyOf(header.header().values().keySet()));
        assertEquals(Optional.empty(), header.firstLine());
        assertEquals(List.of(), header.problems());
    }

    @Test
    void readsListsAndValuesBelowTheirKey() {
        var header =
                read(
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
                        """);
        assertEquals("005 - Add Project Limits", header.header().values().get("migration"));
        assertEquals(
                List.of(
                        "001_create_platform_schema.sql",
                        "003_user_management_and_permissions.sql"),
                header.header().dependencies());
        assertEquals(
                new SourcePosition("m.sql", 8, 8),
                header.header().dependencyPlaces().get("003_user_management_and_permissions.sql"));
        assertEquals(new RollbackDeclaration.See("rollback-005.sql"), header.rollback());
        assertEquals(new SourcePosition("m.sql", 11, 6), header.rollbackPlace());
    }

    @Test
    void readsBlockCommentsAndKeysInAnyCase() {
        var header =
                read(
                        """
                        /*
                         * DESCRIPTION: Two lines
                         *   of it
                         * lock-timeout: 200ms
                         * Statement-Timeout: 2min
                         * Environment: Production, STAGING
                         * Runner: node ../run-migration-003.js
                         */
                        /* Transaction: NONE */
                        select 1;
                        """);
        assertEquals("Two lines of it", header.header().values().get("description"));
        assertEquals(Optional.of(Duration.ofMillis(200)), header.header().lockTimeout());
        assertEquals(Optional.of(Duration.ofMinutes(2)), header.header().statementTimeout());
        assertEquals(List.of("production", "staging"), header.header().environments());
        assertEquals(Optional.of("node ../run-migration-003.js"), header.header().runner());
        assertFalse(header.header().transaction());
    }

    @Test
    void keepsTheFirstLineThatHasNoKey() {
        var header =
                read("-- Description of what this migration does\nALTER TABLE t ADD c text;\n");
        assertEquals(Optional.of("Description of what this migration does"), header.firstLine());
        assertEquals(Map.of(), header.header().values());
    }

    @Test
    void takesDependenciesInOneLineAndNoneForNone() {
        assertEquals(
                List.of("001", "003_b.sql"),
                read("-- Dependencies: 001, `003_b.sql` (for its table)\n")
                        .header()
                        .dependencies());
        assertEquals(List.of(), read("-- Dependencies: None (initial)\n").header().dependencies());
    }

    @Test
    void namesThePlaceOfBadValues() {
        var header = read("-- Transaction: maybe\n--  Lock-Timeout: soon\nselect 1;");
        assertEquals(2, header.problems().size());
        assertEquals(ProblemCode.HEADER_BAD_VALUE, header.problems().get(0).code());
        assertEquals(new SourcePosition("m.sql", 1, 17), header.problems().get(0).where());
        assertEquals(new SourcePosition("m.sql", 2, 19), header.problems().get(1).where());
        assertTrue(header.header().transaction());
    }

    @Test
    void understandsTheFormsOfRollback() {
        assertEquals(
                new RollbackDeclaration.NoneNeeded(), read("-- Rollback: None needed").rollback());
        assertEquals(
                new RollbackDeclaration.Irreversible("data is gone"),
                read("-- Rollback: irreversible (data is gone)").rollback());
        assertEquals(
                new RollbackDeclaration.See("rollback-005.sql"),
                read("-- Rollback: See `rollback-005.sql`.").rollback());
        assertEquals(
                new RollbackDeclaration.See("rollback-005.sql"),
                read("-- Rollback: see rollback-005.sql for the way back").rollback());
        assertEquals(new RollbackDeclaration.Absent(), read("-- Rollback: see below").rollback());
        assertEquals(
                new RollbackDeclaration.NotUnderstood("DROP TABLE t;"),
                read("-- Rollback: DROP TABLE t;").rollback());
        assertEquals(
                new RollbackDeclaration.Irreversible(""), read("-- Reversible: No").rollback());
        assertEquals(
                new RollbackDeclaration.Irreversible("drops a column"),
                read("-- Reversible: no (drops a column)").rollback());
    }

    private static HeaderText read(String text) {
        return HeaderReader.read("m.sql", text);
    }
}
