package dev.tidemark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("status", "migrate", "rollback", "db");

    @Test
    void findsAWordWithSwappedLetters() {
        assertEquals(Optional.of("status"), Suggestion.nearest("sttaus", KNOWN));
    }

    @Test
    void findsAWordWithAMissingLetter() {
        assertEquals(Optional.of("migrate"), Suggestion.nearest("migrat", KNOWN));
    }

    @Test
    void suggestsNothingForAWordFarFromAll() {
        assertEquals(Optional.empty(), Suggestion.nearest("deploy", KNOWN));
    }

    @Test
    void countsASwapAsOneMistake() {
        assertEquals(1, Suggestion.distance("ab", "ba"));
    }
}
