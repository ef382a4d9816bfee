package dev.tidemark.engine.template;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text with `{{name}}` in it, as Mustache has it: `{{#name}}…{{/name}}` stands only when there is
/// a value, and once for each item of a list; `{{^name}}…{{/name}}` only when there is none.
/// Immutable.
public final class TemplateText {
    private static final Pattern LINE = Pattern.compile(" @ line (\\d+)|on line (\\d+)");
    private static final Pattern TAG = Pattern.compile("\\{\\{[#^/]?\\s*([^}\\s]+)\\s*}}");

    /// What the items of a list have, besides what Mustache gives them.
    private static final Set<String> ITEM = Set.of("name", "first");

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler()
                    .escapeHTML(false)
                    .strictSections(true)
                    .emptyStringIsFalse(true)
                    .withFormatter(String::valueOf)
                    .withCollector(new Values());

    private final String text;
    private final SourcePosition start;
    private final Template template;

    private TemplateText(String text, SourcePosition start, Template template) {
        this.text = text;
        this.start = start;
        this.template = template;
    }

    /// Reads a text.
    ///
    /// @param start where its first line stands
    /// @param known the names that it may use
    /// @throws ProblemException TEMPLATE_INVALID with line and column
    static TemplateText of(String text, SourcePosition start, Set<String> known) {
        try {
            var read = new TemplateText(text, start, COMPILER.compile(text));
            read.requireKnown(known);
            return read;
        } catch (MustacheException e) {
            throw invalid(text, start, e).asException();
        }
    }

    /// Whether there is no text.
    public boolean empty() {
        return text.isBlank();
    }

    /// The text as it stands in its file.
    public String source() {
        return text;
    }

    /// The parameters that it uses.
    Set<String> names() {
        Set<String> names = new HashSet<>();
        TAG.matcher(text).results().forEach(tag -> names.add(first(tag.group(1))));
        return names;
    }

    private static String first(String name) {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    /// The text with values in their places.
    ///
    /// @throws ProblemException TEMPLATE_INVALID when it uses something that the values don't have
    String fill(Map<String, TemplateValue> values) {
        try {
            return template.execute(values);
        } catch (MustacheException.Context e) {
            throw problem(
                            "`{{%s}}` has no value".formatted(e.key),
                            place(text, start, e.lineNo, e.key))
                    .asException();
        } catch (MustacheException e) {
            throw invalid(text, start, e).asException();
        }
    }

    /// Names that nothing could ever fill in are faults of the file, whatever the values are.
    private void requireKnown(Set<String> known) {
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            String first = first(tag.group(1));
            boolean ofItem = first.startsWith("-") || ITEM.contains(first);
            if (!first.isEmpty() && !ofItem && !known.contains(first)) {
                throw problem("There is no parameter `%s`".formatted(first), at(tag.start()))
                        .asException();
            }
        }
    }

    private SourcePosition at(int offset) {
        int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return place(line, offset - text.lastIndexOf('\n', offset - 1), start);
    }

    private static SourcePosition place(int line, int column, SourcePosition start) {
        return new SourcePosition(
                start.file(),
                start.line() + line - 1,
                line == 1 ? start.column() + column - 1 : column);
    }

    private static SourcePosition place(String text, SourcePosition start, int line, String key) {
        String[] lines = text.split("\n", -1);
        String own = line >= 1 && line <= lines.length ? lines[line - 1] : "";
        Matcher tag = Pattern.compile("\\{\\{[#^/]?\\s*" + Pattern.quote(key)).matcher(own);
        return place(line, tag.find() ? tag.start() + 1 : 1, start);
    }

    private static Problem invalid(String text, SourcePosition start, MustacheException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher line = LINE.matcher(message);
        int number = line.find() ? Integer.parseInt(digits(line)) : 1;
        Matcher named = Pattern.compile("'[#^/]?([^']+)'").matcher(message);
        return problem(
                LINE.matcher(message).replaceAll("").strip(),
                place(text, start, number, named.find() ? named.group(1) : ""));
    }

    private static String digits(Matcher line) {
        return line.group(1) == null ? line.group(2) : line.group(1);
    }

    private static Problem problem(String why, SourcePosition where) {
        return Problem.of(
                        ProblemCode.TEMPLATE_INVALID,
                        "The template %s was not read".formatted(where.file()),
                        why,
                        "Correct this line; docs/templates.md says what may stand there.")
                .at(where);
    }

    /// Leads Mustache from a value to its fields and items.
    private static final class Values extends BasicCollector {
        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            if (!(value instanceof TemplateValue given)) {
                return super.toIterator(value);
            }
            if (given.list()) {
                return given.items().iterator();
            }
            // A condition: inside of it names mean the same as outside.
            return (given.sql().isEmpty() ? List.of() : List.of(Boolean.TRUE)).iterator();
        }

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof TemplateValue
                    ? (value, field) ->
                            ((TemplateValue) value)
                                    .fields()
                                    .getOrDefault(field, Template.NO_FETCHER_FOUND)
                    : super.createFetcher(context, name);
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }
}
