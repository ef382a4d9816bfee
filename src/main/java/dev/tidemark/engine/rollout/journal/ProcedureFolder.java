package dev.tidemark.engine.rollout.journal;

import dev.tidemark.engine.files.FolderLock;
import dev.tidemark.engine.json.JsonTree;
import dev.tidemark.engine.postgres.Environment;
import dev.tidemark.engine.postgres.ServerIdentity;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The folder of all journals of a user.
public final class ProcedureFolder {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String FACT = "fact.";

    private final Path folder;

    /// @param folder made when something is noted
    public ProcedureFolder(Path folder) {
        this.folder = folder;
    }

    /// The folder of a user.
    public static ProcedureFolder of(Environment environment) {
        return new ProcedureFolder(environment.stateFolder().resolve("procedures"));
    }

    /// What a database is called in journals: the same however it is reached.
    public static String key(ServerIdentity identity) {
        return "%s/%s"
                .formatted(
                        identity.systemIdentifier().orElse(identity.address()),
                        identity.database());
    }

    /// Begins a journal.
    ///
    /// @param key which database it is, told by its server
    /// @param target the database as people know it
    /// @param who who begins it
    /// @param facts what it is about to do, by name; nothing secret
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be written; nothing
    ///   should be done then
    public ProcedureJournal begin(
            ProcedureKind kind,
            String key,
            String target,
            String who,
            Map<String, String> facts,
            Clock clock) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "Nothing was begun",
                            "The folder %s can't be made: %s".formatted(folder, e.getMessage()),
                            "Give yourself the right to write there.")
                    .asException();
        }
        String name =
                "%s-%s-%s.jsonl"
                        .formatted(
                                kind.text(),
                                STAMP.format(clock.instant()),
                                UUID.randomUUID().toString().substring(0, 8));
        var journal = ProcedureJournal.create(folder.resolve(name), clock);
        var members = new LinkedHashMap<String, String>();
        members.put("kind", kind.text());
        members.put("key", key);
        members.put("target", target);
        members.put("who", who);
        facts.forEach((fact, value) -> members.put(FACT + fact, value));
        journal.began(members);
        return journal;
    }

    /// Goes on with one that did not end.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException LOCK_HELD when another process does so
    public ProcedureJournal resume(Unfinished unfinished, Clock clock) {
        return ProcedureJournal.resume(unfinished.file(), clock);
    }

    /// What began on a database, did not end, and whose process is gone; the latest first.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the folder can't be read
    public List<Unfinished> unfinished(String key) {
        return read(key, Life.GONE);
    }

    /// What is at work on a database now.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the folder can't be read
    public List<Unfinished> atWork(String key) {
        return read(key, Life.AT_WORK);
    }

    private enum Life {
        GONE,
        AT_WORK
    }

    private List<Unfinished> read(String key, Life wanted) {
        var found = new ArrayList<Unfinished>();
        for (Path file : files()) {
            try {
                var lines = lines(file);
                boolean open =
                        !lines.isEmpty()
                                && lines.getFirst().text("key").filter(key::equals).isPresent()
                                && lines.stream().noneMatch(ProcedureFolder::isEnd);
                if (open && life(file) == wanted) {
                    found.add(read(file, lines));
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return found.reversed();
    }

    private static boolean isEnd(JsonTree line) {
        return line.text("entry").filter(JournalEntry.Kind.ENDED.text()::equals).isPresent();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private RuntimeException unreadable(IOException e) {
        return Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        "Nothing was begun",
                        "What earlier rollouts noted in %s can't be read: %s"
                                .formatted(folder, e.getMessage()),
                        "Give yourself the right to read it.")
                .asException();
    }

    /// A last line that the disk did not get whole reads as nothing.
    private static List<JsonTree> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(JsonTree::of)
                .filter(line -> line.text("entry").isPresent())
                .toList();
    }

    private static Life life(Path file) throws IOException {
        var lock = FolderLock.take(ProcedureJournal.lockOf(file));
        if (lock.isEmpty()) {
            return Life.AT_WORK;
        }
        lock.get().close();
        return Life.GONE;
    }

    private static Unfinished read(Path file, List<JsonTree> lines) {
        var first = lines.getFirst();
        var kind =
                first.text("kind")
                        .filter(ProcedureKind.EMERGENCY.text()::equals)
                        .map(_ -> ProcedureKind.EMERGENCY)
                        .orElse(ProcedureKind.ROLLOUT);
        var entries = new ArrayList<JournalEntry>();
        for (var line : lines) {
            entry(line).ifPresent(entries::add);
        }
        var facts = new LinkedHashMap<String, String>();
        first.members()
                .forEach((name, value) -> {
                    if (name.startsWith(FACT)) {
                        facts.put(name.substring(FACT.length()), value.text().orElse(""));
                    }
                });
        return new Unfinished(
                file,
                kind,
                first.text("target").orElse(""),
                first.text("who").orElse(""),
                time(first),
                facts,
                entries);
    }

    private static Optional<JournalEntry> entry(JsonTree line) {
        return line.text("entry")
                .flatMap(JournalEntry.Kind::of)
                .map(kind ->
                        new JournalEntry(
                                time(line),
                                kind,
                                line.text("step").orElse(""),
                                line.text("state"),
                                line.text("detail").orElse("")));
    }

    private static Instant time(JsonTree line) {
        try {
            return line.text("at").map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
