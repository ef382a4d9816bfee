package dev.tidemark.engine.rollout;

import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.rollout.journal.Unfinished;
import dev.tidemark.engine.run.Plan;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What rollouts have to say when something is in their way.
final class RolloutProblems {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);
    private static final String UNTOUCHED = "Nothing was changed.";

    private RolloutProblems() {}

    static Problem refused(List<Finding> refused, String target) {
        var first = refused.getFirst();
        String more = refused.size() > 1 ? " And %d more.".formatted(refused.size() - 1) : "";
        return Problem.of(
                        ProblemCode.PREFLIGHT_REFUSED,
                        "Nothing was rolled out to %s".formatted(target),
                        "%s: %s%s".formatted(first.subject().title(), first.found(), more),
                        first.fix())
                .withDatabaseState(UNTOUCHED);
    }

    static Problem checklistOpen(List<String> open, String target) {
        return Problem.of(
                        ProblemCode.POLICY_CHECKLIST_OPEN,
                        "Nothing was rolled out to %s".formatted(target),
                        "The checklist has open points: %s.".formatted(String.join("; ", open)),
                        "Do what they say, then answer them; in a pipeline with `--checked \"%s\"`."
                                .formatted(open.getFirst()))
                .withDatabaseState(UNTOUCHED);
    }

    static Problem windowClosed(RolloutPolicy policy, ZonedDateTime now, String target) {
        String next = policy.opensAfter(now).map(WHEN::format).orElse("never");
        return Problem.of(
                        ProblemCode.POLICY_WINDOW_CLOSED,
                        "Nothing was rolled out to %s".formatted(target),
                        "It is %s, and the maintenance window is %s."
                                .formatted(WHEN.format(now), policy.windowText()),
                        "Wait until %s, or give the reason why it can't wait with `--outside-window REASON`."
                                .formatted(next))
                .withDatabaseState(UNTOUCHED);
    }

    static Problem backupNotProved(BackupTaken taken, BackupDemand demand, String target) {
        return Problem.of(
                        ProblemCode.POLICY_BACKUP_MISSING,
                        "Nothing was rolled out to %s".formatted(target),
                        "The backup %s is %s, and the policy demands %s."
                                .formatted(taken.name(), taken.proved().text(), demand.text()),
                        "Look why it could not be proved so far, then begin again.")
                .withDatabaseState(UNTOUCHED);
    }

    static Problem copyNotChosen(BackupOffer offer, String target) {
        return Problem.of(
                        ProblemCode.POLICY_BACKUP_MISSING,
                        "Nothing was rolled out to %s".formatted(target),
                        "The backup can only be a copy on the server, and nobody chose that. %s"
                                .formatted(String.join(" ", offer.notes())),
                        "Install a pg_dump that fits, or choose the copy with `--backup-method copy`.")
                .withDatabaseState(UNTOUCHED);
    }

    static Problem emergencyOpen(Unfinished left, String target) {
        return Problem.of(
                        ProblemCode.EMERGENCY_UNFINISHED,
                        "Nothing was rolled out to %s".formatted(target),
                        "The emergency rollback that %s began at %s did not end: the application may be stopped."
                                .formatted(left.who(), left.began()),
                        "Look at `tidemark emergency --status`, then finish it.")
                .withDatabaseState(UNTOUCHED);
    }

    static String versions(Plan plan) {
        return String.join(
                ", ", plan.migrations().stream().map(migration -> migration.version()).toList());
    }
}
