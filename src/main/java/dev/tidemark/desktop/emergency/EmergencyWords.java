package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.engine.project.VerifyConfig;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.emergency.Commands;
import dev.tidemark.engine.rollout.emergency.WayBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How an emergency rollback is called before it begins.
///
/// @param target what people call the target
record EmergencyWords(RolloutSetup setup, Commands commands, WayBack way, String target) {
    private static final int MOST_LOSSES = 4;

    /// What its button says.
    String act() {
        return switch (way.kind()) {
            case SCRIPT ->
                    "Roll back %s on %s"
                            .formatted(RunWords.count(way.plan().migrations().size()), target);
            case RESTORE -> "Restore the backup on %s".formatted(target);
            case FORWARD_FIX -> "Apply the fix to %s".formatted(target);
        };
    }

    /// The same, where only the rest of one is left to do.
    String finishing() {
        return "Verify, start and watch %s".formatted(target);
    }

    /// Everything that happens, in order.
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("1. Stop:   %s".formatted(command(commands.stop())));
        lines.add("2. Back:   %s".formatted(back()));
        lines.addAll(rest());
        return lines;
    }

    /// What happens behind going back.
    List<String> rest() {
        var verify = setup.plan().project().config().verify();
        return List.of(
                "3. Verify: %s".formatted(database(verify)),
                "4. Start:  %s".formatted(command(commands.start())),
                "5. Watch:  %s".formatted(watch(verify)));
    }

    private String command(Optional<String> command) {
        return command.map(it -> "%s   (at most %s)".formatted(it, limit(commands.timeout())))
                .orElse("no command is named; the application is yours to see to");
    }

    private String back() {
        return switch (way.kind()) {
            case SCRIPT -> "rollback scripts of %s".formatted(versions());
            case RESTORE ->
                    "restore %s beside, compare, change the names"
                            .formatted(way.backup().map(it -> it.name()).orElse(""));
            case FORWARD_FIX -> "apply %s".formatted(versions());
        };
    }

    private String versions() {
        return String.join(
                ", ",
                way.plan().migrations().stream().map(migration -> migration.version()).toList());
    }

    /// What is checked before the application is started.
    static String database(VerifyConfig verify) {
        var parts = new ArrayList<>(List.of("files", "records", "indexes"));
        parts.addAll(counted(verify.requiredTables().size(), "required table", "required tables"));
        parts.addAll(counted(verify.queries().size(), "query", "queries"));
        return String.join(", ", parts);
    }

    /// What is checked once it was started, and for how long.
    static String watch(VerifyConfig verify) {
        var parts = new ArrayList<>(List.of("the same"));
        parts.addAll(counted(verify.urls().size(), "address", "addresses"));
        parts.addAll(counted(verify.logs().size(), "log file", "log files"));
        return "%s, %s"
                .formatted(
                        String.join(", ", parts),
                        verify.monitor().isZero() ? "once" : "for " + limit(verify.monitor()));
    }

    private static List<String> counted(int count, String one, String several) {
        return count == 0
                ? List.of()
                : List.of("%d %s".formatted(count, count == 1 ? one : several));
    }

    /// A length of time that somebody wrote down: `20 s`, `2 min`.
    static String limit(Duration time) {
        return time.toSeconds() % 60 == 0 && !time.isZero()
                ? "%d min".formatted(time.toMinutes())
                : TimeText.took(time.toMillis());
    }

    /// What it loses, one or more sentences; empty for nothing.
    String warning() {
        if (way.cost() == WayBack.Cost.NOTHING) {
            return "";
        }
        return switch (way.kind()) {
            case SCRIPT -> "! %s".formatted(losses());
            case RESTORE ->
                    "! Everything that was written since the backup is not in it. The database as it is now is kept under another name.";
            case FORWARD_FIX -> "";
        };
    }

    private String losses() {
        var facts = way.facts();
        var shown = facts.subList(1, Math.min(1 + MOST_LOSSES, facts.size()));
        int more = facts.size() - 1 - shown.size();
        return more == 0
                ? String.join(" ", shown)
                : "%s And %d more.".formatted(String.join(" ", shown), more);
    }

    /// What can't be brought back; empty where nothing is lost.
    Optional<String> destroys() {
        if (way.cost() != WayBack.Cost.FOR_GOOD) {
            return Optional.empty();
        }
        return Optional.of(
                way.kind() == WayBack.Kind.RESTORE
                        ? "This takes away what was written since the backup."
                        : "This rollback takes data away for good.");
    }
}
