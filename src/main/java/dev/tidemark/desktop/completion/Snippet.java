package dev.tidemark.desktop.completion;

import dev.tidemark.desktop.completion.Proposal.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A small piece of SQL with places to fill in. They stand in `snippets.sql`, where a line `--:
/// name | what it does` begins each, and `${1:text}` is a place with what it holds first.
///
/// @param name what is typed for it, for example `create_table`
/// @param does what it does, a few words
/// @param text the SQL as it is inserted
/// @param stops the places to fill in, in the order in which they are
public record Snippet(String name, String does, String text, List<Stop> stops) {
    private static final String FILE = "snippets.sql";
    private static final String HEAD = "--: ";
    private static final Pattern STOP = Pattern.compile("\\$\\{(\\d+):([^}]*)}");

    /// A place to fill in, by offsets in the text.
    public record Stop(int from, int to) {}

    public Snippet {
        stops = List.copyOf(stops);
    }

    /// All of them, in the order of the file.
    public static List<Snippet> all() {
        try (var in = Snippet.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Snippet> parse(String file) {
        var snippets = new ArrayList<Snippet>();
        for (String part : file.split("(?m)^" + HEAD, -1)) {
            int end = part.indexOf('\n');
            int bar = part.indexOf('|');
            if (bar > 0 && bar < end) {
                snippets.add(
                        of(
                                part.substring(0, bar).strip(),
                                part.substring(bar + 1, end).strip(),
                                part.substring(end + 1).strip()));
            }
        }
        return snippets;
    }

    private record Numbered(int number, Stop stop) {}

    private static Snippet of(String name, String does, String body) {
        var text = new StringBuilder();
        var stops = new ArrayList<Numbered>();
        var matcher = STOP.matcher(body);
        int at = 0;
        while (matcher.find()) {
            text.append(body, at, matcher.start());
            int from = text.length();
            text.append(matcher.group(2));
            stops.add(
                    new Numbered(
                            Integer.parseInt(matcher.group(1)), new Stop(from, text.length())));
            at = matcher.end();
        }
        text.append(body, at, body.length());
        stops.sort(Comparator.comparingInt(Numbered::number));
        return new Snippet(
                name, does, text.toString(), stops.stream().map(Numbered::stop).toList());
    }

    /// The same with something before each line but the first.
    public Snippet indented(String indent) {
        var moved =
                stops.stream()
                        .map(stop -> {
                            int by = lineEnds(stop.from()) * indent.length();
                            return new Stop(stop.from() + by, stop.to() + by);
                        })
                        .toList();
        return new Snippet(name, does, text.replace("\n", "\n" + indent), moved);
    }

    private int lineEnds(int until) {
        return (int) text.substring(0, until).chars().filter(c -> c == '\n').count();
    }

    /// As it is offered.
    public Proposal proposal() {
        return new Proposal(Kind.SNIPPET, name, text, does);
    }
}
