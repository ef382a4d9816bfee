package dev.tidemark.desktop.run;

import dev.tidemark.engine.run.StopSignal;

/// What the last press of the stop button did, and what the next one does and would leave.
///
/// @param done what was just asked for, one sentence; empty before the first press
/// @param button what the button says
/// @param meaning what pressing it would leave
record StopWords(String done, String button, String meaning) {
    static StopWords after(StopSignal.Stage asked) {
        return switch (asked) {
            case NONE ->
                    new StopWords(
                            "",
                            "Stop",
                            "Stop cancels the running statement and rolls its transaction back. What was committed before it stays.");
            case CANCEL ->
                    new StopWords(
                            "Stop: the server was asked to cancel the statement.",
                            "Force stop",
                            "The server was asked to cancel. Force stop ends the server's process: its transaction is rolled back; an index that is being built CONCURRENTLY stays behind INVALID.");
            case TERMINATE ->
                    new StopWords(
                            "Force stop: the server was told to end the session.",
                            "Abandon",
                            "The server was told to end the session. Abandon cuts the connection without waiting: what became of the last transaction is not known until it is read back.");
            case ABANDON ->
                    new StopWords(
                            "Abandon: the connection was cut.",
                            "Abandon",
                            "The connection is cut. What became of the last transaction is being read back from the server.");
        };
    }
}
