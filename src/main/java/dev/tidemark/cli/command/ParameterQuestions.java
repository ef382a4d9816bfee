package dev.tidemark.cli.command;

import dev.tidemark.engine.template.Filling;
import dev.tidemark.engine.template.ParameterKind;
import dev.tidemark.engine.template.Template;
import dev.tidemark.engine.template.TemplateParameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Asks on the terminal for the parameters of a template that were not given.
final class ParameterQuestions {
    private final Invocation invocation;

    ParameterQuestions(Invocation invocation) {
        this.invocation = invocation;
    }

    /// The template with what was given and what was answered. Where nobody can answer, or somebody
    /// gives up, something is still missing.
    Filling answered(Template template, Map<String, String> given) {
        Map<String, String> said = new LinkedHashMap<>(given);
        var filling = Filling.of(template, said);
        var confirmation = invocation.confirmation();
        while (confirmation.somebodyThere() && !filling.missing().isEmpty()) {
            TemplateParameter next = filling.missing().getFirst();
            invocation.note(next.help());
            Optional<String> answer = confirmation.typed(question(next));
            if (answer.isEmpty()) {
                return filling;
            }
            said.put(next.name(), answer.get());
            var with = Filling.of(template, said);
            String fault = with.faults().get(next.name());
            if (fault != null) {
                invocation.note(fault);
                said.remove(next.name());
            }
            filling = Filling.of(template, said);
        }
        return filling;
    }

    private static String question(TemplateParameter parameter) {
        String label = parameter.label();
        String name = Character.toUpperCase(label.charAt(0)) + label.substring(1);
        if (parameter.kind() == ParameterKind.CHOICE) {
            return "%s (%s)".formatted(name, String.join(", ", parameter.choices()));
        }
        String example = parameter.example().lines().findFirst().orElse("");
        return example.isEmpty() ? name : "%s (for example %s)".formatted(name, example);
    }
}
