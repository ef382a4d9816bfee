package dev.tidemark.engine.tenant.adapt;

import dev.tidemark.engine.sql.SqlTokenKind;
import dev.tidemark.engine.sql.SqlTokenizer;
import dev.tidemark.engine.tenant.adapt.Occurrences.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds where a statement names the source schema, by its tokens: never in comments or ordinary
/// strings, and only where a schema is meant. Bodies of SQL and PL/pgSQL are read like statements.
final class NameSearch {
    private static final Pattern BODY_LANGUAGE =
            Pattern.compile("sql|plpgsql", Pattern.CASE_INSENSITIVE);

    private final SourceSchema source;
    private final Pattern word;

    NameSearch(SourceSchema source) {
        this.source = source;
        this.word =
                Pattern.compile(
                        "(?<![\\w$])" + Pattern.quote(source.name()) + "(?![\\w$])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// Whether a statement may name it, or put names together while it runs: a quick look that
    /// spares most statements the reading.
    boolean mayBeIn(String sql) {
        return contains(sql, quotedInside()) || contains(sql, "execute") || contains(sql, "u&\"");
    }

    private String quotedInside() {
        int quote = source.name().indexOf('"');
        return quote < 0 ? source.name() : source.name().substring(0, quote);
    }

    private static boolean contains(String text, String part) {
        int last = text.length() - part.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    /// All places of a statement.
    Occurrences in(String sql) {
        var places = new ArrayList<Place>();
        var doubts = new ArrayList<Doubt>();
        search(sql, 0, Language.STATEMENT, places, doubts);
        return new Occurrences(places, doubts);
    }

    /// What a text is written in.
    private enum Language {
        STATEMENT,
        SQL,
        PLPGSQL
    }

    private void search(
            String sql, int base, Language language, List<Place> places, List<Doubt> doubts) {
        var tokens =
                SqlTokenizer.tokens(sql).stream()
                        .filter(token -> token.kind() != SqlTokenKind.COMMENT)
                        .toList();
        var statement = new TokenRow(tokens, source.name());
        var body = language == Language.STATEMENT ? statement.bodyLanguage() : "";
        boolean extension = statement.aboutExtension();
        for (int i = 0; i < statement.size(); i++) {
            var token = statement.at(i);
            int start = base + token.start();
            switch (token.kind()) {
                case WORD, QUOTED_NAME -> {
                    if (language == Language.PLPGSQL && statement.runsDynamicSql(i)) {
                        String rest = sql.substring(token.start());
                        doubts.add(new Doubt(Doubt.Kind.DYNAMIC_SQL, start, rest));
                    } else if (!extension && statement.isSource(i)) {
                        name(statement, i, base, places, doubts);
                    }
                }
                case STRING -> {
                    if (statement.isSourceLiteral(i)) {
                        places.add(new Place(start, token.text().length(), true));
                    } else if (!statement.commentText(i) && word.matcher(token.text()).find()) {
                        doubts.add(new Doubt(Doubt.Kind.STRING_HOLDS_NAME, start, token.text()));
                    }
                }
                case DOLLAR_STRING -> {
                    if (statement.isBody(i) && !body.isEmpty()) {
                        body(token.text(), start, body, places, doubts);
                    } else if (!statement.commentText(i) && word.matcher(token.text()).find()) {
                        doubts.add(new Doubt(Doubt.Kind.STRING_HOLDS_NAME, start, token.text()));
                    }
                }
                default -> {}
            }
        }
    }

    private void body(
            String quoted, int start, String language, List<Place> places, List<Doubt> doubts) {
        int tag = quoted.indexOf('$', 1) + 1;
        int end = Math.max(tag, quoted.length() - tag);
        String inside = quoted.substring(tag, end);
        if (BODY_LANGUAGE.matcher(language).matches()) {
            var read =
                    language.toLowerCase(Locale.ROOT).equals("sql")
                            ? Language.SQL
                            : Language.PLPGSQL;
            search(inside, start + tag, read, places, doubts);
        } else if (word.matcher(inside).find()) {
            doubts.add(new Doubt(Doubt.Kind.OTHER_LANGUAGE, start, quoted));
        }
    }

    private void name(TokenRow statement, int i, int base, List<Place> places, List<Doubt> doubts) {
        var token = statement.at(i);
        int start = base + token.start();
        switch (statement.use(i, source.shared())) {
            case SCHEMA -> places.add(new Place(start, token.text().length(), false));
            case ALIAS -> doubts.add(new Doubt(Doubt.Kind.ALIAS, start, statement.from(i)));
            case OPERATOR -> doubts.add(new Doubt(Doubt.Kind.OPERATOR, start, statement.from(i)));
            case AFTER_DATABASE ->
                    doubts.add(new Doubt(Doubt.Kind.DATABASE_QUALIFIED, start, statement.from(i)));
            case OTHER -> {}
        }
    }
}
