package dev.tidemark.engine.project;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `tidemark.toml` says, defaults filled in.
///
/// @param name the project's name, the folder's unless given
/// @param migrations folders searched recursively, relative to the project's folder
/// @param naming a convention's name, or `auto`
/// @param ignore globs of `.sql` files that are no migrations
/// @param tracking the tracking table as `schema.table` or `table`, empty to find it
/// @param placeholders values of `${name}` from `[placeholder_values]`, empty optional while
///   `placeholders` is not true
/// @param schemaFile the truth for fresh installs
/// @param seeds the folder of data scripts
/// @param changelog the file written after each run
/// @param run settings of runs
/// @param verify what `verify` checks
/// @param drift how it is watched for changes that no migration made
/// @param checklist what a person ticks before a rollout
/// @param allowedRunners external commands that a header may name, word for word
/// @param tenants one schema per tenant
/// @param rollout what rollouts demand, and what an emergency rollback may start
public record ProjectConfig(
        String name,
        List<String> migrations,
        String naming,
        List<String> ignore,
        Optional<String> tracking,
        Optional<Map<String, String>> placeholders,
        Optional<String> schemaFile,
        Optional<String> seeds,
        Optional<String> changelog,
        Run run,
        VerifyConfig verify,
        DriftConfig drift,
        List<ChecklistItem> checklist,
        List<String> allowedRunners,
        Optional<Tenants> tenants,
        RolloutConfig rollout) {

    /// The value of `naming` that leaves it to the files.
    public static final String AUTO = "auto";

    public ProjectConfig {
        migrations = List.copyOf(migrations);
        ignore = List.copyOf(ignore);
        placeholders = placeholders.map(Map::copyOf);
        checklist = List.copyOf(checklist);
        allowedRunners = List.copyOf(allowedRunners);
    }

    /// The settings of a project without `tidemark.toml`.
    public static ProjectConfig inferred(String name, List<String> migrations) {
        return new ProjectConfig(
                name,
                migrations,
                AUTO,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Run.DEFAULT,
                VerifyConfig.NOTHING,
                DriftConfig.DEFAULT,
                List.of(),
                List.of(),
                Optional.empty(),
                RolloutConfig.NOTHING);
    }

    /// The same settings with the migrations folders that were found.
    ProjectConfig withMigrations(List<String> found) {
        return new ProjectConfig(
                name,
                found,
                naming,
                ignore,
                tracking,
                placeholders,
                schemaFile,
                seeds,
                changelog,
                run,
                verify,
                drift,
                checklist,
                allowedRunners,
                tenants,
                rollout);
    }

    /// Settings of runs.
    ///
    /// @param lockTimeout how long a statement may wait for a lock; the highest rung of the ladder
    /// @param statementTimeout zero for no limit
    /// @param lockRetries how often a transaction is tried again after a lock timeout
    public record Run(Duration lockTimeout, Duration statementTimeout, int lockRetries) {
        /// What holds unless `[run]` says otherwise.
        public static final Run DEFAULT = new Run(Duration.ofSeconds(5), Duration.ZERO, 10);
    }

    /// One point to tick before a rollout.
    ///
    /// @param text what has been done
    /// @param environments where it counts, lower case; empty for everywhere
    public record ChecklistItem(String text, List<String> environments) {
        public ChecklistItem {
            environments = List.copyOf(environments);
        }
    }

    /// One schema per tenant.
    ///
    /// @param schemas how the tenants' schemas are found
    /// @param sourceSchema the schema that migrations are written for
    /// @param requiredTables tables that each tenant must have
    /// @param onCreate the script run for a new tenant
    /// @param extensions extensions that tenants need, created with the first that lacks them
    public record Tenants(
            TenantSchemas schemas,
            String sourceSchema,
            List<String> requiredTables,
            Optional<String> onCreate,
            List<String> extensions) {
        public Tenants {
            extensions = List.copyOf(extensions);
            requiredTables = List.copyOf(requiredTables);
        }
    }

    /// How the tenants' schemas are found.
    public sealed interface TenantSchemas {
        /// A query whose first column names them.
        record Query(String sql) implements TenantSchemas {}

        /// A regular expression, as PostgreSQL's `~` takes it, for the schema's name.
        record Pattern(String regex) implements TenantSchemas {}

        /// Their names.
        record Names(List<String> names) implements TenantSchemas {
            public Names {
                names = List.copyOf(names);
            }
        }
    }
}
