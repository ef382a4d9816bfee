package dev.tidemark.desktop.problem;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in words of the desktop what the engine says in words of the command line. The engine's
/// sentences name what a person can do as a command or an option between backticks; so do those
/// that an earlier run wrote into the journal. Here they become the names of menus and screens.
public final class WindowWords {
    private static final Pattern COMMAND = Pattern.compile("`(tidemark|--[a-z-]+)(?: ([^`]*))?`");
    private static final String TIMELINE = "the timeline";

    /// The first that fits is taken; what is left of a command is what it is about. What the window
    /// can't do yet is named as what it is: no menu is promised that does not exist.
    private static final List<Map.Entry<String, String>> ACTS =
            List.of(
                    Map.entry("status", TIMELINE),
                    Map.entry("list", TIMELINE),
                    Map.entry("history", "the history"),
                    Map.entry("migrate --only", "Apply › Apply only this"),
                    Map.entry("migrate", "Apply › Apply everything pending"),
                    Map.entry("rollback --list", TIMELINE),
                    Map.entry("rollback --to", "Roll back › Roll back to here"),
                    Map.entry("repair accept", "Repair › Accept changed file"),
                    Map.entry("repair rename", "Repair › Rename record"),
                    Map.entry("repair forget", "Repair › Forget record"),
                    Map.entry("repair mark", "Repair › Mark as applied"),
                    Map.entry("repair resume", "Apply › Resume"),
                    Map.entry(
                            "repair archive list", "the catalogue in the schema tidemark_archive"),
                    Map.entry("adopt", "Repair › Adopt tracking table"),
                    Map.entry("baseline", "Repair › Baseline here"),
                    Map.entry("profile add", "Home › New profile"),
                    Map.entry("profile list", "the home screen"),
                    Map.entry("profile password", "Home › Edit"),
                    Map.entry("db create", "CREATE DATABASE"),
                    Map.entry("db drop", "DROP DATABASE"),
                    Map.entry("backup list", "the list of backups"),
                    Map.entry("restore list", "the list of restored and kept databases"),
                    Map.entry("rollout", "Apply › Roll out"),
                    Map.entry("emergency", "Roll back › Go back in an emergency"),
                    Map.entry("renumber", "Timeline › Renumber"),
                    Map.entry("snapshot", "Schema › Write DATABASE.md"),
                    Map.entry("templates", "New migration"),
                    Map.entry("tenants create", "Tenants › New tenant"),
                    Map.entry("tenants retry", "Tenants › Try again"),
                    Map.entry("tenants resume", "Tenants › Go on"),
                    Map.entry("tenants pause", "Tenants › Pause"),
                    Map.entry("tenants stop", "Tenants › End"),
                    Map.entry("tenants deploy", "Tenants › Deploy"),
                    Map.entry("tenants rollback", "Tenants › Roll back"),
                    Map.entry("tenants backfill", "Tenants › Missing tables"),
                    Map.entry("tenants verify", "Tenants › Verify"),
                    Map.entry("tenants variants", "Tenants › Compare"),
                    Map.entry("tenants", "the screen Tenants"),
                    Map.entry("new", "New migration"),
                    Map.entry("drift accept", "Verify › Accept the schema as it is"),
                    Map.entry("drift", "Verify › Drift"),
                    Map.entry("demo", "the samples on the home screen"));

    private static final Map<String, String> OPTIONS =
            Map.ofEntries(
                    Map.entry("--backup-method", "“Copy on the server”"),
                    Map.entry("--checked", "an answer given beforehand"),
                    Map.entry("--dismiss", "“It was settled by hand”"),
                    Map.entry("--exclude", "the field “Leave out” under Tenants › Deploy"),
                    Map.entry("--environment", "the profile's field “Environment”"),
                    Map.entry("--folder", "the choice of a folder"),
                    Map.entry("--lock-wait", "a longer limit for locked tables"),
                    Map.entry("--method", "“Copy on the server”"),
                    Map.entry("--name", "the target's name"),
                    Map.entry("--no-save", "the tick taken off under Roll back › Impact"),
                    Map.entry("--outside-window", "the field “Outside the window”"),
                    Map.entry("--profile", "another profile"),
                    Map.entry("--project", "Home › Open another folder"),
                    Map.entry("--repeat-step", "“Run it again”"),
                    Map.entry("--schema", "the timeline's choice of schemas"),
                    Map.entry("--set", "the template's fields"),
                    Map.entry("--skip-step", "“Take it as done”"),
                    Map.entry("--template", "New migration › Template"),
                    Map.entry("--terminate", "“End their sessions”"),
                    Map.entry("--url", "Home › New profile"),
                    Map.entry("--wait", "Retry"));

    private WindowWords() {}

    /// A sentence as the desktop says it. A command that has no place in the desktop is called one
    /// of the command line.
    public static String of(String sentence) {
        return COMMAND.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(words(found.group(1), rest(found))));
    }

    private static String rest(java.util.regex.MatchResult found) {
        return found.group(2) == null ? "" : found.group(2);
    }

    private static String words(String first, String rest) {
        if (!first.equals("tidemark")) {
            return OPTIONS.getOrDefault(first, "an option of the command line");
        }
        return ACTS.stream()
                .filter(act -> rest.equals(act.getKey()) || rest.startsWith(act.getKey() + " "))
                .findFirst()
                .map(act -> act.getValue() + object(rest.substring(act.getKey().length())))
                .orElse("the command line");
    }

    /// ` 003 --to 004` → ` for 003`: what an option says is asked for by the page.
    private static String object(String rest) {
        String text = rest.strip();
        int option = text.indexOf("--");
        String object = option < 0 ? text : text.substring(0, option).strip();
        return object.isEmpty() ? "" : " for " + object;
    }
}
