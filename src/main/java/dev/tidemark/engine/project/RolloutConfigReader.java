package dev.tidemark.engine.project;

import dev.tidemark.engine.process.CommandWords;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `[policy.…]` and `[emergency]`.
final class RolloutConfigReader {
    private RolloutConfigReader() {}

    static RolloutConfig read(ConfigTable top) {
        return new RolloutConfig(
                top.table("policy").map(RolloutConfigReader::policies).orElse(Map.of()),
                top.table("emergency")
                        .map(RolloutConfigReader::emergency)
                        .orElse(RolloutConfig.Emergency.NOTHING));
    }

    private static Map<String, RolloutConfig.Policy> policies(ConfigTable table) {
        var policies = new HashMap<String, RolloutConfig.Policy>();
        for (String environment : table.keys()) {
            // Anything but a table is refused there.
            table.table(environment)
                    .ifPresent(policy ->
                            policies.put(environment.toLowerCase(Locale.ROOT), policy(policy)));
        }
        return policies;
    }

    private static RolloutConfig.Policy policy(ConfigTable table) {
        table.allow(Set.of("backup", "typed_name", "checklist", "verify", "window", "time_zone"));
        return new RolloutConfig.Policy(
                table.text("backup").map(word -> backup(table, word)),
                flag(table, "typed_name"),
                flag(table, "checklist"),
                flag(table, "verify"),
                windows(table),
                table.text("time_zone").map(name -> zone(table, name)));
    }

    private static BackupDemand backup(ConfigTable table, String word) {
        return BackupDemand.parse(word)
                .orElseThrow(() ->
                        table.bad(
                                "backup",
                                "there is no level `%s`".formatted(word),
                                "Write one of %s.".formatted(BackupDemand.words())));
    }

    private static Optional<Boolean> flag(ConfigTable table, String key) {
        return table.has(key) ? Optional.of(table.flag(key)) : Optional.empty();
    }

    private static List<WeeklyWindow> windows(ConfigTable table) {
        var windows = new ArrayList<WeeklyWindow>();
        for (String text : table.texts("window")) {
            windows.add(
                    WeeklyWindow.parse(text)
                            .orElseThrow(() ->
                                    table.bad(
                                            "window",
                                            "`%s` is no time of the week".formatted(text),
                                            "Write it as %s.".formatted(WeeklyWindow.FORM))));
        }
        return windows;
    }

    private static ZoneId zone(ConfigTable table, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw table.bad(
                    "time_zone",
                    "there is no time zone `%s`".formatted(name),
                    "Write one such as `Europe/Madrid` or `UTC`.");
        }
    }

    private static RolloutConfig.Emergency emergency(ConfigTable table) {
        table.allow(Set.of("stop", "start", "allow", "timeout"));
        return new RolloutConfig.Emergency(
                command(table, "stop"),
                command(table, "start"),
                table.texts("allow"),
                VerifyConfigReader.positive(table, "timeout")
                        .orElse(RolloutConfig.Emergency.USUAL_TIMEOUT));
    }

    private static Optional<String> command(ConfigTable table, String key) {
        var command = table.text(key);
        if (command.filter(words -> CommandWords.of(words).isEmpty()).isPresent()) {
            throw table.bad(key, "it names no program", "Write a program and its arguments.");
        }
        return command;
    }
}
