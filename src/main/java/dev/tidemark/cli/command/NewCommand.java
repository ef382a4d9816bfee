package dev.tidemark.cli.command;

import dev.tidemark.cli.failure.ExitCode;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.Authoring;
import dev.tidemark.engine.project.MigrationDraft;
import dev.tidemark.engine.project.NewMigration;
import dev.tidemark.engine.project.PlannedMigration;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.template.Filling;
import dev.tidemark.engine.template.TemplateLibrary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `new DESCRIPTION`: files in the project's convention.
@Command(
        name = "new",
        description =
                "Creates a migration named by the project's convention, with the next version;"
                        + " from a template several where the change takes several.")
public final class NewCommand implements TidemarkCommand {
    @Parameters(
            index = "0..*",
            arity = "0..*",
            paramLabel = "DESCRIPTION",
            description =
                    "What the migration does, in a few words; a template says it itself where it"
                            + " is left out.")
    private List<String> words = List.of();

    @Option(
            names = "--template",
            paramLabel = "NAME",
            description = "What fills it in; `tidemark templates` lists them.")
    private @Nullable String template;

    @Option(
            names = "--set",
            paramLabel = "PARAMETER=VALUE",
            description = "A parameter of the template; may be repeated. Others are asked for.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--dry-run", description = "Shows the files; writes none.")
    private boolean dryRun;

    @Option(names = "--list-templates", description = "Lists the templates; as `templates`.")
    private boolean list;

    @Override
    public ExitCode run(Invocation invocation) {
        Project project = invocation.project();
        if (list) {
            new TemplatesView(invocation).list(TemplateLibrary.of(project.root()));
            return ExitCode.DONE;
        }
        List<MigrationDraft> drafts = drafts(invocation, project);
        var planned = PlannedMigration.of(project, drafts, authoring(invocation, project));
        var view = new NewMigrationsView(invocation);
        if (dryRun) {
            view.planned(planned);
        } else {
            view.created(NewMigration.write(planned));
        }
        return ExitCode.DONE;
    }

    private List<MigrationDraft> drafts(Invocation invocation, Project project) {
        String description = String.join(" ", words).strip();
        String name = template;
        if (name == null) {
            if (!settings.isEmpty()) {
                throw usage("--set goes with --template", "Say which template it is for.");
            }
            if (description.isEmpty()) {
                throw usage(
                        "Nothing says what it does",
                        "Describe the change in a few words, or name a --template.");
            }
            return List.of(MigrationDraft.empty(description));
        }
        var chosen = TemplateLibrary.find(project.root(), name);
        Filling filling = new ParameterQuestions(invocation).answered(chosen, settings);
        return filling.drafts(description.isEmpty() ? filling.description() : description);
    }

    /// What is taken besides the files: the records of a database that was named, where it can be
    /// asked.
    private static Authoring authoring(Invocation invocation, Project project) {
        var console = invocation.console();
        var clock = console.clock().withZone(console.zone().get());
        var user = Optional.of(console.environment().userName()).filter(it -> !it.isBlank());
        return new Authoring(
                clock, user, TakenVersions.of(invocation, project.config().tracking()));
    }

    private static RuntimeException usage(String why, String hint) {
        return Problem.of(ProblemCode.USAGE, "No migration was created", why, hint).asException();
    }
}
