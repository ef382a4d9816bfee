package dev.tidemark.engine.template;

import java.util.List;

/// What somebody has to say, or may say, to fill in a template.
///
/// @param name by which the template's text and `--set` know it
/// @param label what people call it
/// @param kind what it is
/// @param help one sentence
/// @param optional whether it may stay empty
/// @param preset its value unless another one is given, with `{{other}}` for parameters above it;
///   empty for none
/// @param choices the words of a CHOICE
/// @param example a value that makes sense
public record TemplateParameter(
        String name,
        String label,
        ParameterKind kind,
        String help,
        boolean optional,
        TemplateText preset,
        List<String> choices,
        String example) {
    public TemplateParameter {
        choices = List.copyOf(choices);
    }

    /// Whether somebody has to give it: it may not stay empty and has no value of its own.
    public boolean asked() {
        return !optional && preset.empty();
    }
}
