package dev.tidemark.engine.template;

/// One migration of a template.
///
/// @param when there is such a migration only where this becomes a text; always where it is empty
/// @param always whether it is empty
/// @param title what this one does, where the template makes several
/// @param up the way forward
/// @param rollback the way back; where it becomes empty, the next two tell
/// @param noRollbackNeeded why nothing has to be taken back
/// @param irreversible why there is no way back
/// @param verification queries that return true once it is applied
/// @param transaction false when its statements may not stand in one transaction
public record TemplatePart(
        TemplateText when,
        boolean always,
        TemplateText title,
        TemplateText up,
        TemplateText rollback,
        TemplateText noRollbackNeeded,
        TemplateText irreversible,
        TemplateText verification,
        boolean transaction) {}
