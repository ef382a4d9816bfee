package dev.tidemark.cli.command;

import dev.tidemark.cli.console.Style.Colour;
import dev.tidemark.cli.console.Terminal;
import dev.tidemark.cli.console.TextTable.Cell;
import dev.tidemark.engine.status.MigrationState;

/// How a state is shown: a sign, a word and a colour, so that none of them is needed to understand
/// it.
final class StateLabel {
    private StateLabel() {}

    static Cell cell(MigrationState state, Terminal terminal) {
        String word = state.text().replace('-', ' ');
        return new Cell(terminal.unicode() ? sign(state) + " " + word : word, colour(state));
    }

    private static String sign(MigrationState state) {
        return switch (state) {
            case APPLIED -> "✓";
            case PENDING -> "○";
            case CHANGED -> "≠";
            case FAILED -> "✗";
            case INTERRUPTED -> "◌";
            case MISSING -> "∅";
            case OUT_OF_ORDER -> "⤴";
            case REPEATABLE_CURRENT, REPEATABLE_OUTDATED -> "↻";
            case SKIPPED, BASELINE, NEWER_THAN_FILES -> "·";
        };
    }

    private static Colour colour(MigrationState state) {
        return switch (state) {
            case APPLIED -> Colour.GREEN;
            case PENDING -> Colour.BLUE;
            case CHANGED -> Colour.YELLOW;
            case FAILED -> Colour.RED;
            case MISSING -> Colour.YELLOW;
            case OUT_OF_ORDER -> Colour.MAGENTA;
            case REPEATABLE_CURRENT, REPEATABLE_OUTDATED -> Colour.CYAN;
            case INTERRUPTED, SKIPPED, BASELINE, NEWER_THAN_FILES -> Colour.FAINT;
        };
    }
}
