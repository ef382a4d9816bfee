package dev.tidemark.engine.template;

import java.util.List;

/// A kind of change that is made often: what has to be said, and the migrations that come of it.
/// Immutable.
///
/// @param name by which `--template` knows it: its file's name
/// @param title what people call it
/// @param group what it stands with in lists
/// @param about what it is for and what makes it safe, a few sentences
/// @param description of the change, unless somebody describes it otherwise
/// @param parameters in the order in which they are asked
/// @param parts the migrations, in their order
/// @param file where it stands, as shown to people
/// @param ofProject whether the project brought it
public record Template(
        String name,
        String title,
        String group,
        String about,
        TemplateText description,
        List<TemplateParameter> parameters,
        List<TemplatePart> parts,
        String file,
        boolean ofProject) {
    public Template {
        parameters = List.copyOf(parameters);
        parts = List.copyOf(parts);
    }
}
