package dev.tidemark.desktop.repair;

import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.engine.repair.RepairPlan;
import java.util.List;

/// A plan with what is shown of it. Immutable.
///
/// @param plan what would be done
/// @param sql its statements as they are sent
/// @param difference the lines that differ; empty where there is nothing to compare
/// @param cut whether only the beginnings of the texts were compared
/// @param choices what else could be meant: versions of files, for a new name or a baseline
/// @param chosen the one of them that the plan is for; empty for none
record Prepared(
        RepairPlan plan,
        List<CodeLine> sql,
        List<CodeLine> difference,
        boolean cut,
        List<String> choices,
        String chosen) {
    Prepared {
        sql = List.copyOf(sql);
        difference = List.copyOf(difference);
        choices = List.copyOf(choices);
    }
}
