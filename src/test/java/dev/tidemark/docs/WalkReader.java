package dev.tidemark.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what a document tells its reader to do: blocks of `sh` (commands), of `console` (commands
/// behind a `$`, and what they print), and of any language with the name of a file behind it.
final class WalkReader {
    private static final Pattern BEGIN = Pattern.compile("<!-- walk: (.+) -->");
    private static final Pattern FILE = Pattern.compile("```\\w+ (\\S+)");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#\\s+(.*)$");
    private static final String PROMPT = "$ ";

    private final List<String> lines;
    private final List<WalkStep> steps = new ArrayList<>();
    private int next;

    private WalkReader(List<String> lines) {
        this.lines = lines;
    }

    static List<WalkStep> read(Path document) throws IOException {
        var reader = new WalkReader(Files.readAllLines(document));
        while (reader.next < reader.lines.size()) {
            reader.outside();
        }
        return reader.steps;
    }

    private void outside() {
        String line = lines.get(next++);
        var begin = BEGIN.matcher(line);
        var file = FILE.matcher(line);
        if (begin.matches()) {
            steps.add(new WalkStep.Begin(next, begin.group(1)));
        } else if (file.matches()) {
            int start = next;
            steps.add(
                    new WalkStep.WriteFile(
                            start, file.group(1), String.join("\n", block()) + "\n"));
        } else if (line.equals("```sh")) {
            script();
        } else if (line.equals("```console")) {
            session();
        } else if (line.startsWith("```") && block().stream().anyMatch(WalkReader::isCommand)) {
            throw new IllegalArgumentException("a block of commands is `sh` or `console`: " + line);
        }
    }

    private static boolean isCommand(String line) {
        return line.startsWith("tidemark ") || line.startsWith(PROMPT);
    }

    private List<String> block() {
        int start = next;
        while (!inBlockEnds()) {
            next++;
        }
        return lines.subList(start, next++);
    }

    private boolean inBlockEnds() {
        return lines.get(next).startsWith("```");
    }

    private void script() {
        while (!inBlockEnds()) {
            String line = lines.get(next);
            if (line.isBlank() || line.startsWith("#")) {
                next++;
            } else {
                command("", List.of());
            }
        }
        next++;
    }

    private void session() {
        while (!inBlockEnds()) {
            var output = new ArrayList<String>();
            command(PROMPT, output);
            while (!inBlockEnds() && !lines.get(next).startsWith(PROMPT)) {
                output.add(lines.get(next++));
            }
        }
        next++;
    }

    /// A command with the lines that a backslash joins to it.
    private void command(String prompt, List<String> output) {
        int start = next;
        var text = new StringBuilder(lines.get(next++).substring(prompt.length()));
        while (text.toString().endsWith("\\")) {
            text.setLength(text.length() - 1);
            text.append(lines.get(next++).strip());
        }
        var comment = COMMENT.matcher(text);
        String behind = comment.find() ? comment.group(2) : "";
        String command = comment.replaceFirst("").strip();
        steps.add(new WalkStep.Command(start + 1, command, behind, output));
    }
}
