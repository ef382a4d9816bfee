package dev.tidemark.engine.rollout;

import dev.tidemark.engine.backup.Counted;
import dev.tidemark.engine.rollout.RolloutPolicy.Demand;
import dev.tidemark.engine.rollout.StepLog.Ending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The checklist and what was answered.
final class Checklist {
    private final RolloutSetup setup;
    private final Map<String, ChecklistAnswer> answers = new LinkedHashMap<>();

    Checklist(RolloutSetup setup) {
        this.setup = setup;
    }

    void answer(String text, Rollout.Answer answer) {
        boolean done = answer == Rollout.Answer.YES;
        answers.put(text, new ChecklistAnswer(text, done, setup.who(), setup.clock().instant()));
    }

    List<ChecklistAnswer> answers() {
        return List.copyOf(answers.values());
    }

    Ending look() {
        var items = setup.checklist();
        if (items.isEmpty()) {
            return Ending.notDemanded("The project has no checklist for this environment.");
        }
        var open = new ArrayList<String>();
        for (var item : items) {
            var answer = answers.get(item.text());
            if (answer == null || !answer.done()) {
                open.add(item.text());
            }
        }
        if (open.isEmpty()) {
            return Ending.passed(
                    "%s, answered by %s."
                            .formatted(Counted.of(items.size(), "point"), setup.who()));
        }
        return setup.policy().demands(Demand.CHECKLIST)
                ? Ending.failed(RolloutProblems.checklistOpen(open, setup.name()))
                : Ending.notDemanded(
                        "%d of %d points answered."
                                .formatted(items.size() - open.size(), items.size()));
    }
}
