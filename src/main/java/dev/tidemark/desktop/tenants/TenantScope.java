package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.tenant.rollout.TenantTask;
import java.util.List;
import java.util.Map;

/// What is done, and to which tenants.
///
/// @param task what is done to each
/// @param schemas the tenants; empty for all that are there
/// @param excluded of all, those to leave out, each with its reason
record TenantScope(TenantTask task, List<String> schemas, Map<String, String> excluded) {
    TenantScope {
        schemas = List.copyOf(schemas);
        excluded = Map.copyOf(excluded);
    }

    /// A version that no file has would be nowhere in force, and nothing would be done without a
    /// word.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when no file has it
    void requireKnown(Project project) {
        if (task instanceof TenantTask.RollBack(var back)) {
            switch (back) {
                case Selection.Back.Only(String version) -> project.find(version);
                case Selection.Back.To(String version) -> project.find(version);
                case Selection.Back.Last _, Selection.Back.Versions _ -> {}
            }
        }
    }
}
