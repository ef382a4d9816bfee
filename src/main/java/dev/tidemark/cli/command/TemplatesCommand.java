package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.template.TemplateLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `templates [NAME]`: what `new --template` can fill in.
@Command(
        name = "templates",
        description = "Lists the templates of new migrations, or explains one. Changes nothing.")
public final class TemplatesCommand implements TidemarkCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The template to explain (default: all are listed).")
    private @Nullable String name;

    @Override
    public ExitCode run(Invocation invocation) {
        Project project = invocation.project();
        var view = new TemplatesView(invocation);
        String wanted = name;
        if (wanted == null) {
            view.list(TemplateLibrary.of(project.root()));
        } else {
            view.explain(TemplateLibrary.find(project.root(), wanted));
        }
        return ExitCode.DONE;
    }
}
