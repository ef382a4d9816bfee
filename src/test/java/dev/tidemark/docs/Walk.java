package dev.tidemark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.engine.postgres.PgSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Does what a document says, in its order, as a reader at a terminal would who answers `y`.
final class Walk {
    private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d+)");
    private static final Pattern ANSWER = Pattern.compile("answer (.+)");
    private static final Pattern ALIAS = Pattern.compile("alias (\\w+)='(.*)'");
    private static final Pattern EXPORT = Pattern.compile("export (\\w+)=(\\S*)");
    private static final Pattern CAPTURE =
            Pattern.compile("(\\w+)=\\$\\((.*) \\| jq -r \\.(\\w+)\\)");
    private static final Pattern AND = Pattern.compile(" && ");
    private static final String DATABASE_URL = "DATABASE_URL";
    private static final Set<String> FILE_COMMANDS = Set.of("cp", "mv", "rm", "mkdir", "cat");

    private final WalkServer server;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private Path directory;

    Walk(WalkServer server) {
        this.server = server;
        directory = server.home();
    }

    /// Takes one step; an assertion fails where something else happens than the document says.
    void step(WalkStep step) throws IOException, InterruptedException, SQLException {
        switch (step) {
            case WalkStep.Begin begin -> begin(begin);
            case WalkStep.WriteFile file -> {
                Path path = directory.resolve(file.name());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.content());
            }
            case WalkStep.Command command -> run(command);
        }
    }

    private void begin(WalkStep.Begin begin) throws IOException, SQLException {
        variables.clear();
        aliases.clear();
        var fixture = server.fixture(begin.fixture());
        directory = fixture.directory();
        variables.putAll(fixture.variables());
    }

    private void run(WalkStep.Command command)
            throws IOException, InterruptedException, SQLException {
        var alias = ALIAS.matcher(command.text());
        var export = EXPORT.matcher(command.text());
        var capture = CAPTURE.matcher(command.text());
        if (alias.matches()) {
            aliases.put(alias.group(1), alias.group(2));
        } else if (export.matches()) {
            // A document's address is nobody's: the walk has one that is somebody's.
            if (!export.group(1).equals(DATABASE_URL)) {
                variables.put(export.group(1), export.group(2));
            }
        } else if (capture.matches()) {
            var ended = call(words(capture.group(2)), command);
            variables.put(capture.group(1), ended.json().path(capture.group(3)).asText());
        } else {
            for (String part : AND.split(command.text(), -1)) {
                run(words(part), command);
            }
        }
    }

    private List<String> words(String text) {
        String name = text.split(" ", 2)[0];
        String meant =
                aliases.containsKey(name)
                        ? aliases.get(name) + text.substring(name.length())
                        : text;
        return ShellWords.of(meant, variables);
    }

    private void run(List<String> words, WalkStep.Command command)
            throws IOException, InterruptedException, SQLException {
        switch (words.getFirst()) {
            case "tidemark", "./tidemark" -> {
                int into = words.indexOf(">");
                var ended = call(into < 0 ? words : words.subList(0, into), command);
                if (into >= 0) {
                    Files.writeString(directory.resolve(words.get(into + 1)), ended.out());
                }
                check(command, ended.out() + ended.err());
            }
            case "psql" -> check(command, query(words));
            case "cd" ->
                    directory =
                            words.get(1).startsWith("~/")
                                    ? server.home().resolve(words.get(1).substring(2))
                                    : directory.resolve(words.get(1));
            default -> {
                if (!FILE_COMMANDS.contains(words.getFirst())) {
                    fail("line %d: who runs `%s`?".formatted(command.line(), command.text()));
                }
                shell(command);
            }
        }
    }

    private CommandLineCall.Ended call(List<String> words, WalkStep.Command command) {
        var answer = ANSWER.matcher(command.comment());
        String answers = answer.find() ? answer.group(1).replace(", ", "\n") + "\n" : "";
        var call = new CommandLineCall().in(directory).at(server.home());
        variables.forEach(call::with);
        var ended =
                call.answering(answers + "y\n".repeat(8))
                        .run(words.subList(1, words.size()).toArray(String[]::new));
        var code = EXIT_CODE.matcher(command.comment());
        assertEquals(
                code.find() ? Integer.parseInt(code.group(1)) : 0,
                ended.exitCode(),
                () -> said(command, ended.out() + ended.err()));
        return ended;
    }

    private static void check(WalkStep.Command command, String output) {
        String printed = plain(output);
        for (String line : command.output()) {
            String expected =
                    String.join(
                            ".*",
                            Arrays.stream(plain(line).split("…", -1)).map(Pattern::quote).toList());
            assertTrue(
                    Pattern.compile(expected).matcher(printed).find(),
                    () -> "\"%s\" is missing in %s".formatted(line, said(command, output)));
        }
    }

    /// How wide a column is depends on what else is in it.
    private static String plain(String text) {
        return text.replaceAll("[ ]+", " ").replaceAll("(?m)^ | $", "");
    }

    private static String said(WalkStep.Command command, String output) {
        return "line %d: `%s`\n%s".formatted(command.line(), command.text(), output);
    }

    /// What `psql -Atc SQL` does; the rows of a query.
    private String query(List<String> words) throws SQLException {
        String sql = words.getLast();
        try (PgSession session = server.open(variables.get(DATABASE_URL))) {
            if (!sql.regionMatches(true, 0, "select", 0, 6)) {
                session.send(sql);
                return "";
            }
            return String.join("\n", session.query(sql, Walk::row));
        }
    }

    /// As `psql -At` prints it.
    private static String row(ResultSet row) throws SQLException {
        var values = new ArrayList<String>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getString(i) == null ? "" : row.getString(i));
        }
        return String.join("|", values);
    }

    private void shell(WalkStep.Command command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("sh", "-c", command.text())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> said(command, output));
        check(command, output);
    }
}
