package dev.tidemark.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words that decide what a statement is. Names and all other words are unknown here.
final class Keywords {
    private static final List<String> WORDS =
            List.of(
                    """
                    ABORT ACCESS ADD AGGREGATE ALL ALTER ANALYSE ANALYZE AND AS ATOMIC BEGIN BY CALL
                    CASCADE CAST CHAIN CHECKPOINT CLASS CLOSE CLUSTER COLLATION COLUMN COMMENT
                    COMMIT CONCURRENTLY CONFIGURATION CONSTRAINT CONVERSION COPY CREATE DATA
                    DATABASE DEALLOCATE DECLARE DEFAULT DELETE DETACH DICTIONARY DISCARD DO DOMAIN
                    DROP END EVENT EXECUTE EXISTS EXPLAIN EXTENSION FAILOVER FAMILY FETCH FINALIZE
                    FOR FOREIGN FROM FUNCTION GLOBAL GRANT GROUP IF IMPORT INDEX INSERT INTO
                    ISOLATION LABEL LANGUAGE LARGE LEVEL LISTEN LOAD LOCAL LOCK MAPPING MATERIALIZED
                    MERGE METHOD MOVE NOT NOTIFY OBJECT OF ON ONLY OPERATOR OR OWNED PARSER
                    PARTITION POLICY PREPARE PREPARED PRIVILEGES PROCEDURAL PROCEDURE PUBLICATION
                    READ REASSIGN RECURSIVE REFRESH REINDEX RELEASE REPACK REPLACE RESET REVOKE ROLE
                    ROLLBACK ROUTINE RULE SAVEPOINT SCHEMA SEARCH SECURITY SELECT SEQUENCE SEQUENCES
                    SERVER SESSION SET SHOW START STATISTICS STDIN STDOUT SUBSCRIPTION SYSTEM TABLE
                    TABLESPACE TEMP TEMPLATE TEMPORARY TEXT TO TRANSACTION TRANSFORM TRIGGER
                    TRUNCATE TRUSTED TWO_PHASE TYPE UNIQUE UNLISTEN UNLOGGED UPDATE USER USING
                    VACUUM VALUES VERBOSE VIEW WITH WORK WRAPPER WRITE DEFERRABLE
                    CONNECT CREATE_SLOT FALSE OFF TRUE STANDARD_CONFORMING_STRINGS
                    """
                            .strip()
                            .split("\\s+"));

    private static final int MASK = 1023;
    private static final int LONGEST = 27;
    private static final @Nullable String[] TABLE = table();

    private Keywords() {}

    /// The keyword in upper case, or null when the word is none of them.
    static @Nullable String find(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return null;
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + (bytes[i] & 0xDF);
        }
        for (int slot = hash & MASK; ; slot = (slot + 1) & MASK) {
            String word = TABLE[slot];
            if (word == null || is(word, bytes, from, to)) {
                return word;
            }
        }
    }

    /// Whether the bytes are the word, in any case.
    static boolean is(String word, byte[] bytes, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte c = bytes[from + i];
            char expected = word.charAt(i);
            if (c < 0 || (c != expected && (c & 0xDF) != expected)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String[] table() {
        var table = new String[MASK + 1];
        for (String word : WORDS) {
            int hash = word.length();
            for (int i = 0; i < word.length(); i++) {
                hash = hash * 31 + (word.charAt(i) & 0xDF);
            }
            int slot = hash & MASK;
            while (table[slot] != null) {
                slot = (slot + 1) & MASK;
            }
            table[slot] = word;
        }
        return table;
    }
}
