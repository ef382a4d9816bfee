package dev.tidemark.engine.schema;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementReader;
import dev.tidemark.engine.sql.Touch;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.status.StatusRow;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which migrations touched which objects, as far as their texts tell. An object that was renamed
/// keeps what was done to it under its former name; an index is a part of its table. Immutable.
public final class Trace {
    private static final Pattern SEARCH_PATH =
            Pattern.compile(
                    "(?i)^SET\\s+(?:LOCAL\\s+|SESSION\\s+)?search_path\\s*(?:TO|=)\\s*[\"']?([\\w$]+)[\"']?");

    private record Key(Touch.Space space, SqlName name) {}

    /// A migration that touched an object.
    ///
    /// @param row the migration and its state
    /// @param places where it did, in the order of its text
    public record Visit(StatusRow row, List<Place> places) {
        public Visit {
            places = List.copyOf(places);
        }
    }

    /// A statement that touched an object.
    ///
    /// @param line where it begins, from 1
    /// @param command its leading keywords, for example `ALTER TABLE`
    /// @param act what it did
    public record Place(int line, String command, Touch.Act act) {}

    private final Map<Key, List<Visit>> visits;

    private Trace(Map<Key, List<Visit>> visits) {
        this.visits = Map.copyOf(visits);
    }

    /// Nothing is known.
    public static Trace none() {
        return new Trace(Map.of());
    }

    /// Reads the up texts of all migrations, those for other environments left out. What stands
    /// behind a place that can't be understood is left out too.
    ///
    /// @param schema where names without a schema are looked for
    public static Trace of(Project project, StatusReport report, String schema) {
        var reading = new Reading(project, schema);
        report.rows().forEach(reading::read);
        return new Trace(reading.visits);
    }

    /// The migrations that touched an object, in the order of their versions.
    ///
    /// @param name with its schema; of a schema or an extension its name alone
    public List<Visit> of(Touch.Space space, SqlName name) {
        return visits.getOrDefault(new Key(space, name), List.of());
    }

    private static final class Reading {
        private final Project project;
        private final String usual;
        private final Map<Key, List<Visit>> visits = new HashMap<>();
        private final Map<SqlName, SqlName> tablesOfIndexes = new HashMap<>();
        private String schema;

        Reading(Project project, String usual) {
            this.project = project;
            this.usual = usual;
            this.schema = usual;
        }

        void read(StatusRow row) {
            row.migration().ifPresent(migration -> read(row, migration));
        }

        private void read(StatusRow row, Migration migration) {
            schema = usual;
            try (var reader = StatementReader.open(migration.up(), project.scriptOptions())) {
                for (var next = reader.next(); next != null; next = reader.next()) {
                    read(row, next);
                }
            } catch (ProblemException | UncheckedIOException e) {
                // It is among the problems of its file, or gone since the project was read.
            }
        }

        private void read(StatusRow row, Statement statement) {
            if (statement.command().equals("SET")) {
                searchPath(statement.text().head(200)).ifPresent(first -> schema = first);
                return;
            }
            var touches = Touch.of(statement);
            if (statement.command().endsWith("INDEX") && touches.size() == 2) {
                // CREATE INDEX tells the index, then its table.
                tablesOfIndexes.put(key(touches.getFirst()).name(), key(touches.getLast()).name());
            }
            for (var touch : touches) {
                var place =
                        new Place(statement.position().line(), statement.command(), touch.act());
                note(row, touch, place);
            }
        }

        private static Optional<String> searchPath(String text) {
            Matcher found = SEARCH_PATH.matcher(text);
            return found.find() && !found.group(1).equals("$user")
                    ? Optional.of(found.group(1))
                    : Optional.empty();
        }

        private Key key(Touch touch) {
            return new Key(touch.space(), qualified(touch.space(), touch.name()));
        }

        private SqlName qualified(Touch.Space space, SqlName name) {
            boolean has =
                    name.schema() != null
                            || space == Touch.Space.SCHEMA
                            || space == Touch.Space.EXTENSION;
            return has ? name : new SqlName(schema, name.name());
        }

        private void note(StatusRow row, Touch touch, Place place) {
            var key = key(touch);
            var table = tablesOfIndexes.get(key.name());
            if (touch.space() == Touch.Space.RELATION && table != null) {
                add(
                        new Key(Touch.Space.RELATION, table),
                        row,
                        new Place(place.line(), place.command(), Touch.Act.CHANGES));
            }
            add(key, row, place);
            var renamed = touch.renamed();
            if (renamed != null && isThere(row)) {
                var to = new Key(touch.space(), qualified(touch.space(), renamed));
                var moved = visits.remove(key);
                visits.computeIfAbsent(to, _ -> new ArrayList<>()).addAll(moved);
                if (touch.space() == Touch.Space.RELATION) {
                    tablesOfIndexes.replaceAll((_, it) -> it.equals(key.name()) ? to.name() : it);
                }
            }
        }

        /// What is not applied renamed nothing yet.
        private static boolean isThere(StatusRow row) {
            return row.tracked().isPresent() || row.state().inForce();
        }

        private void add(Key key, StatusRow row, Place place) {
            var list = visits.computeIfAbsent(key, _ -> new ArrayList<>());
            if (!list.isEmpty() && list.getLast().row().name().equals(row.name())) {
                var places = new ArrayList<>(list.getLast().places());
                if (!places.getLast().equals(place)) {
                    places.add(place);
                    list.set(list.size() - 1, new Visit(row, places));
                }
            } else {
                list.add(new Visit(row, List.of(place)));
            }
        }
    }
}
