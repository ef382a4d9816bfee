package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.completion.Proposal.Kind;
import dev.tidemark.desktop.completion.SchemaNames.Column;
import dev.tidemark.desktop.completion.SchemaNames.Relation;
import dev.tidemark.desktop.completion.SchemaNames.RelationKind;
import dev.tidemark.desktop.completion.SchemaNames.Routine;
import dev.tidemark.desktop.completion.SchemaNames.TypeName;
import dev.tidemark.desktop.completion.Wanted.Slot;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a place in SQL can go on with, best first: by what the words around it want, then by how
/// well a name fits what is typed. Immutable, usable on any thread; asks nobody.
///
/// @param indexes where names come from; of a name that several have, the first one's is shown
/// @param snippets pieces that are offered where a statement begins
public record Completer(List<CompletionIndex> indexes, List<Snippet> snippets) {
    /// A name that needs no quotes.
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int THIRD = 2;
    private static final int LAST = 3;

    public Completer {
        indexes = List.copyOf(indexes);
        snippets = List.copyOf(snippets);
    }

    /// What can be written at a place.
    ///
    /// @param from where what is replaced begins; it ends at the place
    /// @param typed what stands there already
    public record Result(int from, String typed, List<Proposal> proposals) {
        public Result {
            proposals = List.copyOf(proposals);
        }
    }

    /// @param text SQL around the place, beginning with a statement
    /// @param caret the place
    public Result at(String text, int caret) {
        var wanted = WantedReader.at(text, caret);
        var search = new Search(wanted, new Ranking(), wanted.typed().toLowerCase(Locale.ROOT));
        search.run();
        return new Result(wanted.from(), wanted.typed(), search.ranking.best());
    }

    private final class Search {
        private final Wanted wanted;
        private final Ranking ranking;
        private final String typed;

        Search(Wanted wanted, Ranking ranking, String typed) {
            this.wanted = wanted;
            this.ranking = ranking;
            this.typed = typed;
        }

        void run() {
            if (wanted.slot() == Slot.NOTHING) {
                return;
            }
            if (!wanted.qualifier().isEmpty()) {
                qualified(wanted.qualifier());
                return;
            }
            switch (wanted.slot()) {
                case BEGINNING -> {
                    words(Kind.KEYWORD, Words.BEGINNINGS, FIRST);
                    snippets(SECOND);
                }
                case RELATION -> {
                    relations(FIRST, RelationKind.TABLE, RelationKind.VIEW);
                    schemas(SECOND);
                    words(Kind.KEYWORD, Words.KEYWORDS, LAST);
                }
                case INDEX -> relations(FIRST, RelationKind.INDEX);
                case SEQUENCE -> relations(FIRST, RelationKind.SEQUENCE);
                case COLUMN -> columns(FIRST);
                case FUNCTION -> routines(FIRST);
                case SCHEMA -> schemas(FIRST);
                case TYPE -> {
                    types(FIRST);
                    words(Kind.TYPE, Words.TYPES, SECOND);
                }
                case EXPRESSION -> expression();
                case KEYWORD -> {
                    words(Kind.KEYWORD, Words.FOLLOWING, FIRST);
                    words(Kind.KEYWORD, Words.KEYWORDS, SECOND);
                    columns(THIRD);
                }
                case NEW_NAME -> words(Kind.KEYWORD, Words.KEYWORDS, LAST);
                case NOTHING -> {}
            }
        }

        private void expression() {
            columns(FIRST);
            aliases(SECOND);
            routines(THIRD);
            words(Kind.FUNCTION, Words.FUNCTIONS, THIRD);
            words(Kind.KEYWORD, Words.KEYWORDS, LAST);
            if (!typed.isEmpty()) {
                relations(LAST, RelationKind.TABLE, RelationKind.VIEW);
            }
        }

        /// After `alias.`, `table.` and `schema.table.` columns, after `schema.` what is in it.
        private void qualified(List<String> qualifier) {
            String last = qualifier.getLast();
            var table =
                    qualifier.size() > 1
                            ? new SqlName(qualifier.get(qualifier.size() - 2), last)
                            : wanted.aliases().getOrDefault(last, new SqlName(null, last));
            for (var index : indexes) {
                index.named(table).forEach(relation -> columns(relation, FIRST));
            }
            if (qualifier.size() == 1 && indexes.stream().anyMatch(it -> it.hasSchema(last))) {
                inSchema(last);
            }
        }

        private void inSchema(String schema) {
            for (var index : indexes) {
                index.relations(
                        typed,
                        (relation, match) -> {
                            if (relation.schema().equals(schema)) {
                                add(relation, FIRST, match, "");
                            }
                        });
                index.routines(
                        typed,
                        (routine, match) -> {
                            if (routine.schema().equals(schema)) {
                                add(routine, SECOND, match);
                            }
                        });
                index.types(
                        typed,
                        (type, match) -> {
                            if (type.schema().equals(schema)) {
                                add(type, SECOND, match);
                            }
                        });
            }
        }

        private void relations(int group, RelationKind... kinds) {
            var wantedKinds = List.of(kinds);
            for (var index : indexes) {
                index.relations(
                        typed,
                        (relation, match) -> {
                            if (wantedKinds.contains(relation.kind())) {
                                add(relation, group, match, relation.schema());
                            }
                        });
            }
        }

        private void columns(int group) {
            for (var table : wanted.tables()) {
                for (var index : indexes) {
                    index.named(table).forEach(relation -> columns(relation, group));
                }
            }
        }

        private void columns(Relation relation, int group) {
            for (var column : relation.columns()) {
                int match = Match.of(column.name().toLowerCase(Locale.ROOT), typed);
                if (match != Match.NONE) {
                    ranking.add(group, match, column.name(), () -> proposal(column, relation));
                }
            }
        }

        private Proposal proposal(Column column, Relation relation) {
            String detail =
                    column.type().isEmpty()
                            ? relation.name()
                            : "%s · %s".formatted(column.type(), relation.name());
            return new Proposal(Kind.COLUMN, column.name(), written(column.name()), detail);
        }

        private void aliases(int group) {
            wanted.aliases()
                    .forEach((alias, table) -> {
                        int match = Match.of(alias, typed);
                        if (match != Match.NONE) {
                            ranking.add(
                                    group,
                                    match,
                                    alias,
                                    () ->
                                            new Proposal(
                                                    Kind.TABLE,
                                                    alias,
                                                    written(alias),
                                                    table.toString()));
                        }
                    });
        }

        private void routines(int group) {
            for (var index : indexes) {
                index.routines(typed, (routine, match) -> add(routine, group, match));
            }
        }

        private void types(int group) {
            for (var index : indexes) {
                index.types(typed, (type, match) -> add(type, group, match));
            }
        }

        private void schemas(int group) {
            for (var index : indexes) {
                index.schemas(
                        typed,
                        (schema, match) ->
                                ranking.add(
                                        group,
                                        match,
                                        schema,
                                        () ->
                                                new Proposal(
                                                        Kind.SCHEMA, schema, written(schema), "")));
            }
        }

        private void snippets(int group) {
            for (var snippet : snippets) {
                int match = Match.of(snippet.name(), typed);
                if (match != Match.NONE) {
                    ranking.add(group, match, snippet.name(), snippet::proposal);
                }
            }
        }

        private void add(Relation relation, int group, int match, String schema) {
            ranking.add(
                    group,
                    match,
                    relation.name(),
                    () ->
                            new Proposal(
                                    kind(relation.kind()),
                                    relation.name(),
                                    written(relation.name()),
                                    detail(schema, relation.origin())));
        }

        private void add(Routine routine, int group, int match) {
            ranking.add(
                    group,
                    match,
                    routine.name(),
                    () ->
                            new Proposal(
                                    Kind.FUNCTION,
                                    routine.name(),
                                    written(routine.name()),
                                    detail(
                                            "(%s)".formatted(routine.arguments()),
                                            routine.origin())));
        }

        private void add(TypeName type, int group, int match) {
            ranking.add(
                    group,
                    match,
                    type.name(),
                    () ->
                            new Proposal(
                                    Kind.TYPE,
                                    type.name(),
                                    written(type.name()),
                                    detail(type.schema(), type.origin())));
        }

        private void words(Kind kind, List<String> words, int group) {
            if (wanted.quoted()) {
                return;
            }
            for (String word : words) {
                int match = Match.of(word, typed);
                // Whoever wants a word of the language knows how it begins.
                if (match <= Match.BEGINNING) {
                    boolean capitals = kind == Kind.KEYWORD && wanted.capitals();
                    String text = capitals ? word.toUpperCase(Locale.ROOT) : word;
                    ranking.add(group, match, text, () -> new Proposal(kind, text, text, ""));
                }
            }
        }

        private String written(String name) {
            boolean plain = PLAIN.matcher(name).matches() && !Words.RESERVED.contains(name);
            return plain && !wanted.quoted() ? name : SqlQuote.identifier(name);
        }
    }

    private static Kind kind(RelationKind kind) {
        return switch (kind) {
            case TABLE -> Kind.TABLE;
            case VIEW -> Kind.VIEW;
            case SEQUENCE -> Kind.SEQUENCE;
            case INDEX -> Kind.INDEX;
        };
    }

    private static String detail(String first, String origin) {
        return origin.isEmpty()
                ? first
                : first.isEmpty() ? origin : "%s · %s".formatted(first, origin);
    }
}
