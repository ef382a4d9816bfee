package dev.tidemark.desktop.create;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import java.util.List;
import javafx.beans.binding.Bindings;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The wizard of new migrations: template, what goes into it.
public final class NewMigrationWizard {
    private static final String ID = "new-migration";

    private static final Wizard.Look LOOK =
            new Wizard.Look(
                    "New migration",
                    BootstrapIcons.FILE_EARMARK_PLUS,
                    Theme.sheet(NewMigrationWizard.class, "create.css"));

    private NewMigrationWizard() {}

    /// The wizard of a window.
    ///
    /// @return shows it
    public static Runnable pages(PageContext context) {
        var pages =
                new WizardPages<String>(
                        context.workspace(),
                        id -> id,
                        (_, close) -> {
                            var model = new NewMigrationViewModel(context, close);
                            return new Wizard(
                                    LOOK,
                                    context.target(),
                                    model.state(),
                                    new Wizard.Work(
                                            model.creatingProperty(), model.createdProperty()),
                                    () -> steps(model));
                        });
        return () -> pages.show(ID);
    }

    private static List<WizardStep> steps(NewMigrationViewModel model) {
        var choose = new TemplateView(model);
        var fill = new FillView(model);
        var create =
                Action.of(
                                "new-migration-create",
                                "Create",
                                "Writes the files and opens the first. Nothing is sent anywhere.",
                                BootstrapIcons.FILE_EARMARK_PLUS,
                                model::create)
                        .when(
                                Bindings.createBooleanBinding(
                                        () ->
                                                model.sketchProperty().get().ready()
                                                        && !model.creatingProperty().get(),
                                        model.sketchProperty(),
                                        model.creatingProperty()));
        return List.of(
                WizardStep.of(
                                "template",
                                "Template",
                                "What kind of change it is. Each template has the way back and a verification with it.",
                                choose)
                        .readyWhen(model.chosenProperty().isNotNull())
                        .focusing(choose.first()),
                WizardStep.of(
                                "fill",
                                "Fill in",
                                "The files show as they will be. Nothing is written before you create them.",
                                fill)
                        .committing(create, model.sketchProperty().map(NewMigrationWizard::text))
                        .focusing(fill.first()));
    }

    private static String text(Sketch sketch) {
        return sketch.migrations() > 1
                ? "Create %d migrations".formatted(sketch.migrations())
                : "Create the migration";
    }
}
