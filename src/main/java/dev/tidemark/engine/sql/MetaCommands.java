package dev.tidemark.engine.sql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries out psql's own commands; what they change holds for the whole run, included files too.
final class MetaCommands {
    private static final String SUPPORTED =
            "Take it out; \\set, \\unset, \\echo, \\ir, \\restrict and \\unrestrict are understood.";
    private static final Map<String, String> INSTEAD =
            Map.ofEntries(
                    Map.entry(
                            "copy",
                            "Use COPY … FROM STDIN with the data below it, or a server-side COPY."),
                    Map.entry("c", "Take it out and choose the database with `--url`."),
                    Map.entry("connect", "Take it out and choose the database with `--url`."),
                    Map.entry("i", "Use \\ir, which is relative to the file it stands in."),
                    Map.entry("include", "Use \\ir, which is relative to the file it stands in."),
                    Map.entry("if", "Decide in SQL, for example with DO $$ … IF … END IF … $$."),
                    Map.entry("elif", "Decide in SQL, for example with DO $$ … IF … $$."),
                    Map.entry("else", "Decide in SQL, for example with DO $$ … IF … $$."),
                    Map.entry("endif", "Decide in SQL, for example with DO $$ … IF … $$."),
                    Map.entry("gexec", "Use a DO block that runs EXECUTE for each row."),
                    Map.entry("g", "End the statement with ; instead."),
                    Map.entry("gx", "End the statement with ; instead."),
                    Map.entry("gdesc", "End the statement with ; instead."),
                    Map.entry("gset", "End the statement with ; and use a sub-select or DO."),
                    Map.entry("crosstabview", "End the statement with ; instead."),
                    Map.entry("watch", "End the statement with ; instead."),
                    Map.entry("bind", "Write the values into the statement."),
                    Map.entry("timing", "Take the line out."),
                    Map.entry("pset", "Take the line out."),
                    Map.entry("x", "Take the line out."),
                    Map.entry("q", "Take the line and everything below it out."),
                    Map.entry("quit", "Take the line and everything below it out."),
                    Map.entry("qecho", "Use \\echo."),
                    Map.entry("warn", "Use \\echo."),
                    Map.entry("password", "Use ALTER ROLE … PASSWORD outside of migrations."),
                    Map.entry("encoding", "Take it out; scripts are UTF-8."),
                    Map.entry("!", "Take it out and name the command in a Runner: header."),
                    Map.entry(
                            "lo_import", "Load the object in SQL, for example with lo_from_bytea."),
                    Map.entry(".", "Take it out; it ends the data of a COPY … FROM STDIN."));

    private final Variables variables;
    private @Nullable String restrictKey;

    MetaCommands(Variables variables) {
        this.variables = variables;
    }

    /// What a command asks of the reader.
    sealed interface Effect {
        /// Nothing more.
        record None() implements Effect {}

        /// Show a text.
        record Echo(String text) implements Effect {}

        /// Read another file.
        record Include(String file) implements Effect {}
    }

    /// Carries out the command that the arguments begin with.
    Effect run(MetaArguments arguments) {
        String name = arguments.name();
        if (restrictKey != null && !name.equals("unrestrict")) {
            throw SqlProblems.metaCommand(
                    arguments.where(),
                    "\\%s stands between \\restrict and \\unrestrict".formatted(name),
                    "Take it out: a dump between these lines holds SQL only.");
        }
        return switch (name) {
            case "set" -> set(arguments);
            case "unset" -> unset(arguments);
            case "echo" -> echo(arguments);
            case "ir", "include_relative" -> include(arguments);
            case "restrict" -> restrict(arguments);
            case "unrestrict" -> unrestrict(arguments);
            default ->
                    throw SqlProblems.metaCommand(
                            arguments.where(),
                            "\\%s is a command of psql that is not run here".formatted(name),
                            INSTEAD.getOrDefault(name, SUPPORTED));
        };
    }

    private Effect set(MetaArguments arguments) {
        String name = arguments.next();
        if (name == null) {
            return new Effect.None();
        }
        checkName(name, arguments);
        var value = new StringBuilder();
        for (String part = arguments.next(); part != null; part = arguments.next()) {
            value.append(part);
        }
        refuseChangesOfSending(name, value.toString(), arguments);
        variables.set(name, value.toString());
        return new Effect.None();
    }

    /// These variables change what psql sends and when.
    private static void refuseChangesOfSending(String name, String value, MetaArguments arguments) {
        boolean off = value.matches("(?i)off|of|0|no?|f(alse?|als|al|a)?");
        if (name.equals("AUTOCOMMIT") && off) {
            throw SqlProblems.metaCommand(
                    arguments.where(),
                    "AUTOCOMMIT off makes psql send a BEGIN that the script does not show",
                    "Write BEGIN; and COMMIT; around what belongs together.");
        }
        if ((name.equals("SINGLELINE") || name.equals("SINGLESTEP")) && !off) {
            throw SqlProblems.metaCommand(
                    arguments.where(),
                    name + " changes where a statement ends",
                    "Take the line out and end each statement with ;.");
        }
    }

    private Effect unset(MetaArguments arguments) {
        String name = arguments.next();
        if (name != null) {
            checkName(name, arguments);
            variables.unset(name);
        }
        return new Effect.None();
    }

    private static void checkName(String name, MetaArguments arguments) {
        if (!Variables.isName(name)) {
            throw SqlProblems.metaCommand(
                    arguments.where(),
                    "\"%s\" can't be a variable's name".formatted(name),
                    "Use letters, digits and underscores.");
        }
    }

    private static Effect echo(MetaArguments arguments) {
        var text = new StringBuilder();
        String separator = "";
        boolean first = true;
        for (String part = arguments.next(); part != null; part = arguments.next()) {
            if (!first || !part.equals("-n")) {
                text.append(separator).append(part);
                separator = " ";
            }
            first = false;
        }
        return new Effect.Echo(text.toString());
    }

    private static Effect include(MetaArguments arguments) {
        String file = arguments.nextWithoutSemicolon();
        if (file == null) {
            throw SqlProblems.include(
                    arguments.where(), "\\ir names no file", "Write \\ir and the file's path.");
        }
        return new Effect.Include(file);
    }

    private Effect restrict(MetaArguments arguments) {
        String key = arguments.nextWithoutSemicolon();
        if (key == null || !key.matches("[A-Za-z0-9]+")) {
            throw SqlProblems.metaCommand(
                    arguments.where(),
                    "\\restrict needs a key of letters and digits",
                    "Leave the line as pg_dump wrote it.");
        }
        restrictKey = key;
        return new Effect.None();
    }

    private Effect unrestrict(MetaArguments arguments) {
        String key = arguments.nextWithoutSemicolon();
        if (restrictKey == null || !restrictKey.equals(key)) {
            throw SqlProblems.metaCommand(
                    arguments.where(),
                    restrictKey == null
                            ? "\\unrestrict without \\restrict"
                            : "\\unrestrict has another key than \\restrict",
                    "Leave both lines as pg_dump wrote them.");
        }
        restrictKey = null;
        return new Effect.None();
    }
}
