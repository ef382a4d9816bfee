package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which migration needs which other ones, as the headers' `Dependencies:` say.
public final class DependencyGraph {
    private final Map<String, List<Migration>> dependencies = new HashMap<>();
    private final Map<String, List<Migration>> dependants = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private DependencyGraph() {}

    /// Builds the graph of all migrations, which must be in order.
    public static DependencyGraph of(List<Migration> migrations) {
        var graph = new DependencyGraph();
        if (migrations.stream().allMatch(it -> it.header().dependencies().isEmpty())) {
            return graph;
        }
        var index = new MigrationIndex(migrations);
        for (Migration migration : migrations) {
            graph.connect(migration, index);
        }
        graph.reportWrongOrder(migrations);
        return graph;
    }

    /// What is wrong with the dependencies: unknown ones, cycles, ones that come later.
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// What a migration needs directly.
    public List<Migration> dependenciesOf(Migration migration) {
        return List.copyOf(dependencies.getOrDefault(migration.path(), List.of()));
    }

    /// What needs a migration directly.
    public List<Migration> dependantsOf(Migration migration) {
        return List.copyOf(dependants.getOrDefault(migration.path(), List.of()));
    }

    private void connect(Migration migration, MigrationIndex index) {
        for (String reference : migration.header().dependencies()) {
            var found = index.find(reference);
            if (found.isPresent()) {
                dependencies
                        .computeIfAbsent(migration.path(), _ -> new ArrayList<>())
                        .add(found.get());
                dependants
                        .computeIfAbsent(found.get().path(), _ -> new ArrayList<>())
                        .add(migration);
            } else {
                problems.add(unknown(migration, reference, index));
            }
        }
    }

    private static Problem unknown(Migration migration, String reference, MigrationIndex index) {
        List<Migration> near = index.near(reference, 1);
        String hint =
                near.isEmpty()
                        ? "Correct the `Dependencies:` line, or restore the file it names."
                        : "Write `%s` in the `Dependencies:` line if that is meant."
                                .formatted(near.getFirst().filename());
        return Problem.of(
                        ProblemCode.DEPENDENCY_UNKNOWN,
                        "%s can't be ordered".formatted(migration.path()),
                        "It depends on `%s`, and no migration is called so".formatted(reference),
                        hint)
                .at(place(migration, reference));
    }

    /// A cycle always has a dependency that points forward, so only those are looked at.
    private void reportWrongOrder(List<Migration> migrations) {
        Map<String, Integer> places = new HashMap<>();
        migrations.forEach(migration -> places.put(migration.path(), places.size()));
        Set<String> inCycle = new HashSet<>();
        for (Migration migration : migrations) {
            int place = places.getOrDefault(migration.path(), 0);
            for (Migration needed : dependenciesOf(migration)) {
                if (places.getOrDefault(needed.path(), 0) < place
                        || inCycle.contains(migration.path())) {
                    continue;
                }
                List<Migration> cycle = pathBackTo(migration);
                cycle.forEach(member -> inCycle.add(member.path()));
                problems.add(cycle.isEmpty() ? later(migration, needed) : circular(cycle));
            }
        }
    }

    private static Problem later(Migration migration, Migration needed) {
        return Problem.of(
                        ProblemCode.DEPENDENCY_ORDER,
                        "%s can't be ordered".formatted(migration.path()),
                        "It depends on %s, which comes after it".formatted(needed.filename()),
                        "Give %s a later version, or remove the dependency."
                                .formatted(migration.filename()))
                .at(firstPlace(migration));
    }

    private static Problem circular(List<Migration> cycle) {
        Migration start = cycle.getFirst();
        String round = cycle.stream().map(Migration::filename).collect(Collectors.joining(" → "));
        return Problem.of(
                        ProblemCode.DEPENDENCY_CYCLE,
                        "%s can't be ordered".formatted(start.path()),
                        "Its dependencies lead back to itself: %s → %s"
                                .formatted(round, start.filename()),
                        "Remove one of these dependencies from its header.")
                .at(firstPlace(start));
    }

    /// The shortest way from a migration along its dependencies back to itself, empty without one.
    private List<Migration> pathBackTo(Migration start) {
        Map<String, Migration> cameFrom = new HashMap<>();
        Deque<Migration> open = new ArrayDeque<>(List.of(start));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Migration current = open.removeFirst();
            for (Migration next : dependenciesOf(current)) {
                if (next.path().equals(start.path())) {
                    return wayTo(current, start, cameFrom);
                }
                if (seen.add(next.path())) {
                    cameFrom.put(next.path(), current);
                    open.addLast(next);
                }
            }
        }
        return List.of();
    }

    private static List<Migration> wayTo(
            Migration last, Migration start, Map<String, Migration> cameFrom) {
        var way = new ArrayDeque<Migration>();
        Migration current = last;
        while (current != null && !current.path().equals(start.path())) {
            way.addFirst(current);
            current = cameFrom.get(current.path());
        }
        way.addFirst(start);
        return List.copyOf(way);
    }

    private static SourcePosition firstPlace(Migration migration) {
        return place(migration, migration.header().dependencies().getFirst());
    }

    private static SourcePosition place(Migration migration, String reference) {
        return migration
                .header()
                .dependencyPlaces()
                .getOrDefault(reference, new SourcePosition(migration.path(), 1, 1));
    }
}
