package dev.tidemark.engine.tenant.adapt;

import dev.tidemark.engine.sql.SplicedText;
import dev.tidemark.engine.sql.SplicedText.Splice;
import dev.tidemark.engine.sql.SqlQuote;
import dev.tidemark.engine.sql.Statement;
import java.util.List;

/// Where a statement names the source schema.
///
/// @param places where its name is replaced, in order
/// @param doubts where nothing is replaced although something may have to be
record Occurrences(List<Place> places, List<Doubt> doubts) {
    static final Occurrences NONE = new Occurrences(List.of(), List.of());

    Occurrences {
        places = List.copyOf(places);
        doubts = List.copyOf(doubts);
    }

    /// One place.
    ///
    /// @param start its first character
    /// @param length number of characters
    /// @param literal whether a string stands there, as in `SET search_path = 'public'`
    record Place(int start, int length, boolean literal) {}

    /// The text with another schema's name in all places.
    Statement.Text replaced(Statement.Text text, String schema) {
        if (places.isEmpty()) {
            return text;
        }
        String name = SqlQuote.identifier(schema);
        String literal = SqlQuote.literal(schema);
        return new SplicedText(
                text,
                places.stream()
                        .map(place ->
                                new Splice(
                                        place.start(),
                                        place.length(),
                                        place.literal() ? literal : name))
                        .toList());
    }
}
