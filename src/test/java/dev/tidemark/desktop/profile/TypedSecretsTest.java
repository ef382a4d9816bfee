package dev.tidemark.desktop.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedSecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "postgresql://ana:s3cr@db/billing|postgresql://ana:••••@db/billing",
                "postgresql://ana:s3@cr@db:5432/x|postgresql://ana:•••••@db:5432/x",
                "postgresql://db:5432/billing|postgresql://db:5432/billing",
                "postgresql://one:5432,two:5433/billing|postgresql://one:5432,two:5433/billing",
                "postgresql://[::1]:5432/billing|postgresql://[::1]:5432/billing",
                "postgresql://db:54|postgresql://db:••",
                "postgresql://ana@db:5432/billing|postgresql://ana@db:5432/billing",
                "jdbc:postgresql://db/x?user=a&password=pw&ssl=true|jdbc:postgresql://db/x?user=a&password=••&ssl=true",
                "host=db password='a b' user=ana|host=db password=••••• user=ana",
                "host=db sslpassword = pw|host=db sslpassword = ••",
                "db.example|db.example"
            })
    void hidesWhatIsAPassword(String typed, String shown) {
        assertEquals(shown, TypedSecrets.hidden(typed));
    }

    @Test
    void showsNoPartOfAPasswordWhileItIsTyped() {
        String whole = "postgresql://ana:hunter/2@db.example:5432/billing";
        for (int length = 1; length <= whole.length(); length++) {
            String shown = TypedSecrets.hidden(whole.substring(0, length));
            assertEquals(length, shown.length());
            assertFalse(shown.contains("h") && shown.contains("ana:h"), shown);
            assertFalse(shown.contains("/2"), shown);
        }
    }
}
