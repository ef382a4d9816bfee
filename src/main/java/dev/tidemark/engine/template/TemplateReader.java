package dev.tidemark.engine.template;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.project.ConfigTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads a template's file.
final class TemplateReader {
    private static final Set<String> TOP =
            Set.of("title", "group", "about", "description", "parameter", "migration");
    private static final Set<String> PARAMETER =
            Set.of("name", "label", "type", "help", "optional", "default", "choices", "example");
    private static final Set<String> MIGRATION =
            Set.of(
                    "when",
                    "title",
                    "up",
                    "rollback",
                    "no_rollback_needed",
                    "irreversible",
                    "verification",
                    "transaction");

    private final String file;
    private final Set<String> names = new LinkedHashSet<>();

    private TemplateReader(String file) {
        this.file = file;
    }

    /// Reads it.
    ///
    /// @param name by which it is known
    /// @param file as shown to people
    /// @throws dev.tidemark.engine.problem.ProblemException with file, line and column when it is
    ///   broken
    static Template read(String name, String file, String text, boolean ofProject) {
        return new TemplateReader(file).read(name, ConfigTable.parse(file, text), ofProject);
    }

    private Template read(String name, ConfigTable top, boolean ofProject) {
        top.allow(TOP);
        List<TemplateParameter> parameters = new ArrayList<>();
        for (ConfigTable table : top.tables("parameter")) {
            parameters.add(parameter(table));
        }
        List<TemplatePart> parts = new ArrayList<>();
        for (ConfigTable table : top.tables("migration")) {
            parts.add(part(table));
        }
        if (parts.isEmpty()) {
            throw invalid(
                    "It makes no migration",
                    "Add `[[migration]]` with `up` below.",
                    new SourcePosition(file, 1, 1));
        }
        return new Template(
                name,
                top.requiredText("title"),
                top.text("group", "This project's"),
                top.text("about", "").replaceAll("\\s+", " "),
                text(top, "description"),
                parameters,
                parts,
                file,
                ofProject);
    }

    private TemplateParameter parameter(ConfigTable table) {
        table.allow(PARAMETER);
        String name = table.requiredText("name");
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw table.bad("name", "`%s` is no plain word".formatted(name), "Write a-z, 0-9, _.");
        }
        if (names.contains(name)) {
            throw table.bad("name", "`%s` is there twice".formatted(name), "Write another one.");
        }
        String type = table.requiredText("type");
        ParameterKind kind =
                ParameterKind.named(type)
                        .orElseThrow(() ->
                                table.bad(
                                        "type",
                                        "`%s` is none".formatted(type),
                                        "Write one of %s.".formatted(kinds())));
        List<String> choices = table.list("choices");
        if (kind == ParameterKind.CHOICE && choices.isEmpty()) {
            throw table.bad("type", "there are no choices", "Add `choices = [\"…\", \"…\"]`.");
        }
        var preset = text(table, "default");
        names.add(name);
        return new TemplateParameter(
                name,
                table.text("label", name.replace('_', ' ')),
                kind,
                table.text("help", ""),
                table.flag("optional"),
                preset,
                choices,
                table.text("example", ""));
    }

    private static String kinds() {
        return Arrays.stream(ParameterKind.values())
                .map(ParameterKind::text)
                .collect(Collectors.joining(", "));
    }

    private TemplatePart part(ConfigTable table) {
        table.allow(MIGRATION);
        String transaction = table.text("transaction", "auto");
        if (!transaction.equals("auto") && !transaction.equals("none")) {
            throw table.bad(
                    "transaction", "`%s` is neither".formatted(transaction), "Write auto or none.");
        }
        table.requiredText("up");
        return new TemplatePart(
                text(table, "when"),
                !table.has("when"),
                text(table, "title"),
                text(table, "up"),
                text(table, "rollback"),
                text(table, "no_rollback_needed"),
                text(table, "irreversible"),
                text(table, "verification"),
                transaction.equals("auto"));
    }

    private TemplateText text(ConfigTable table, String key) {
        String text = table.block(key);
        SourcePosition place = table.place(key);
        // Text of several lines begins below its quotes; one line stands behind `key = "`.
        SourcePosition start =
                text.contains("\n")
                        ? new SourcePosition(file, place.line() + 1, 1)
                        : new SourcePosition(file, place.line(), place.column() + key.length() + 4);
        return TemplateText.of(text, start, names);
    }

    private static RuntimeException invalid(String why, String hint, SourcePosition where) {
        return Problem.of(
                        ProblemCode.TEMPLATE_INVALID,
                        "The template %s was not read".formatted(where.file()),
                        why,
                        hint)
                .at(where)
                .asException();
    }
}
