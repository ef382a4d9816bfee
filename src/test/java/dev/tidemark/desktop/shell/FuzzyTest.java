package dev.tidemark.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FuzzyTest {
    @Test
    void findsWordsInAnyOrder() {
        assertTrue(Fuzzy.rank("user add", "004_add_user_preferences.sql").isPresent());
        assertTrue(Fuzzy.rank("user drop", "004_add_user_preferences.sql").isEmpty());
    }

    @Test
    void findsLettersWithGaps() {
        assertTrue(Fuzzy.rank("aup", "004_add_user_preferences.sql").isPresent());
        assertTrue(Fuzzy.rank("pua", "004_add_user").isEmpty());
    }

    @Test
    void ranksWholeWordsBeforePartsBeforeScatteredLetters() {
        int word = Fuzzy.rank("key", "Show all keys").getAsInt();
        int part = Fuzzy.rank("key", "monkeys").getAsInt();
        int scattered = Fuzzy.rank("key", "make entry").getAsInt();
        assertTrue(word > part && part > scattered, word + " " + part + " " + scattered);
    }
}
