package dev.tidemark.engine.template;

import dev.tidemark.engine.migration.EditDistance;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.MigrationDraft;
import dev.tidemark.engine.project.WayBack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A template with what somebody said for its parameters. Immutable.
public final class Filling {
    private final Template template;
    private final Map<String, String> used;
    private final Map<String, String> faults;
    private final List<TemplateParameter> missing;
    private final Map<String, TemplateValue> values;

    private Filling(
            Template template,
            Map<String, String> used,
            Map<String, String> faults,
            List<TemplateParameter> missing,
            Map<String, TemplateValue> values) {
        this.template = template;
        this.used = Collections.unmodifiableMap(used);
        this.faults = Collections.unmodifiableMap(faults);
        this.missing = List.copyOf(missing);
        this.values = Map.copyOf(values);
    }

    /// The template.
    public Template template() {
        return template;
    }

    /// The text that each parameter has now, its own value included; in their order.
    public Map<String, String> used() {
        return used;
    }

    /// Why a parameter's text can't be used, a sentence each, by parameter.
    public Map<String, String> faults() {
        return faults;
    }

    /// The parameters that have to be given and are not.
    public List<TemplateParameter> missing() {
        return missing;
    }

    /// Puts in what was said.
    ///
    /// @param given texts by parameter; a blank one counts as not given
    /// @throws ProblemException TEMPLATE_VALUE when a parameter is named that the template hasn't
    ///   got
    public static Filling of(Template template, Map<String, String> given) {
        requireKnown(template, given);
        Map<String, TemplateValue> values = new HashMap<>();
        Map<String, String> used = new LinkedHashMap<>();
        Map<String, String> faults = new LinkedHashMap<>();
        List<TemplateParameter> missing = new ArrayList<>();
        for (TemplateParameter parameter : template.parameters()) {
            String said = given.getOrDefault(parameter.name(), "").strip();
            String text = said;
            if (said.isEmpty()) {
                text = preset(template, parameter, values);
            }
            values.put(parameter.name(), TemplateValue.NONE);
            if (text.isEmpty()) {
                if (parameter.asked()) {
                    missing.add(parameter);
                }
                continue;
            }
            used.put(parameter.name(), text);
            try {
                values.put(parameter.name(), ValueReader.read(parameter, text));
            } catch (ValueReader.Refused e) {
                faults.put(parameter.name(), sentence(parameter, e));
            }
        }
        return new Filling(template, used, faults, missing, values);
    }

    /// A parameter's own value; empty while one that it is made of is missing. One that is a name
    /// is made as short as PostgreSQL would.
    private static String preset(
            Template template, TemplateParameter parameter, Map<String, TemplateValue> values) {
        Set<String> needed = parameter.preset().names();
        boolean known =
                template.parameters().stream()
                        .filter(other -> needed.contains(other.name()) && other.asked())
                        .allMatch(other ->
                                !values.getOrDefault(other.name(), TemplateValue.NONE)
                                        .sql()
                                        .isEmpty());
        if (!known) {
            return "";
        }
        String text = parameter.preset().fill(values).strip();
        if (parameter.kind() != ParameterKind.NAME) {
            return text;
        }
        while (text.getBytes(StandardCharsets.UTF_8).length > ValueReader.LONGEST_NAME) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    private static String sentence(TemplateParameter parameter, ValueReader.Refused refused) {
        String why = refused.getMessage();
        return "%s must be %s: %s."
                .formatted(
                        Character.toUpperCase(parameter.label().charAt(0))
                                + parameter.label().substring(1),
                        parameter.kind().words(),
                        why);
    }

    private static void requireKnown(Template template, Map<String, String> given) {
        List<String> names = template.parameters().stream().map(TemplateParameter::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw valueProblem(
                                "The template %s has no parameter `%s`"
                                        .formatted(template.name(), name),
                                EditDistance.nearest(name, names)
                                        .map("Write `%s` if that is meant."::formatted)
                                        .orElse(
                                                names.isEmpty()
                                                        ? "Leave it out."
                                                        : "Its parameters are %s."
                                                                .formatted(
                                                                        String.join(", ", names))))
                        .asException();
            }
        }
    }

    /// Whether the migrations can be made.
    public boolean complete() {
        return missing.isEmpty() && faults.isEmpty();
    }

    /// What the change is called unless somebody says it otherwise; empty while that is not known.
    public String description() {
        return complete() ? template.description().fill(values).strip() : "";
    }

    /// The migrations.
    ///
    /// @param description of the whole change, in words
    /// @throws ProblemException TEMPLATE_VALUE when a parameter is missing or can't be used
    public List<MigrationDraft> drafts(String description) {
        faults.values().stream().findFirst().ifPresent(this::raiseFault);
        if (!missing.isEmpty()) {
            var first = missing.getFirst();
            throw valueProblem(
                            "The template %s needs `%s`: %s"
                                    .formatted(template.name(), first.name(), first.kind().words()),
                            setting(first))
                    .asException();
        }
        List<TemplatePart> parts =
                template.parts().stream()
                        .filter(part -> part.always() || !part.when().fill(values).isBlank())
                        .toList();
        return parts.stream().map(part -> draft(part, parts.size(), description)).toList();
    }

    /// The migrations as far as they are known, with `‹label›` in the place of what is missing or
    /// can't be used: to be looked at.
    ///
    /// @param description of the whole change, in words; blank for the template's own
    public List<MigrationDraft> sketch(String description) {
        Map<String, TemplateValue> marked = new HashMap<>(values);
        for (TemplateParameter parameter : template.parameters()) {
            String name = parameter.name();
            boolean unknown =
                    missing.contains(parameter)
                            || faults.containsKey(name)
                            || (!parameter.preset().empty() && !used.containsKey(name));
            if (unknown) {
                marked.put(name, TemplateValue.mark("‹%s›".formatted(parameter.label())));
            }
        }
        var sketched = new Filling(template, used, Map.of(), List.of(), marked);
        return sketched.drafts(
                description.isBlank() ? template.description().fill(marked).strip() : description);
    }

    private static String setting(TemplateParameter parameter) {
        String value = parameter.example().isEmpty() ? "…" : parameter.example();
        return "Give it, for example `--set '%s=%s'`."
                .formatted(parameter.name(), value.replace("\n", " "));
    }

    private void raiseFault(String fault) {
        throw valueProblem(
                        fault.substring(0, fault.length() - 1),
                        "`tidemark templates %s` explains each parameter."
                                .formatted(template.name()))
                .asException();
    }

    private static Problem valueProblem(String why, String hint) {
        return Problem.of(ProblemCode.TEMPLATE_VALUE, "No migration was created", why, hint);
    }

    private MigrationDraft draft(TemplatePart part, int parts, String description) {
        String title = part.title().fill(values).strip();
        return new MigrationDraft(
                parts == 1 || title.isEmpty() ? description : description + ": " + title,
                clean(part.up().fill(values)),
                wayBack(part),
                clean(part.verification().fill(values)),
                part.transaction());
    }

    private WayBack wayBack(TemplatePart part) {
        String script = clean(part.rollback().fill(values));
        String irreversible = part.irreversible().fill(values).strip();
        if (!script.isEmpty()) {
            return new WayBack.Script(script);
        }
        if (!irreversible.isEmpty()) {
            return new WayBack.Irreversible(irreversible);
        }
        String none = part.noRollbackNeeded().fill(values).strip();
        return none.isEmpty() ? new WayBack.ToBeWritten() : new WayBack.NoneNeeded(none);
    }

    /// Without blanks at the ends, and without the empty lines that left-out sections leave.
    private static String clean(String text) {
        return text.replaceAll("[ \t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }
}
