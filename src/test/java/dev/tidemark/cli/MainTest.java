package dev.tidemark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.console.Terminal;
import org.junit.jupiter.api.Test;

class MainTest {
    private final CommandLineCall call = new CommandLineCall();

    @Test
    void printsItsVersion() {
        var ended = call.run("--version");
        assertEquals(0, ended.exitCode());
        assertTrue(ended.out().startsWith("tidemark "), ended.out());
        assertEquals("", ended.err());
    }

    @Test
    void listsEveryCommandInItsHelp() {
        var ended = call.run("--help");
        assertEquals(0, ended.exitCode());
        for (String name : CommandTree.names()) {
            assertTrue(ended.out().contains("\n  " + name + " "), name + " in\n" + ended.out());
        }
    }

    @Test
    void showsTheHelpOfOneCommandInBothSpellings() {
        var asOption = call.run("inspect", "--help");
        var asCommand = call.run("help", "inspect");
        assertEquals(0, asOption.exitCode());
        assertTrue(asOption.out().startsWith("Usage: tidemark inspect"), asOption.out());
        assertEquals(asOption.out(), asCommand.out());
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        var ended = call.run("inspct", "x.sql");
        assertEquals(2, ended.exitCode());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("Write `inspect`"), ended.err());
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        var ended = call.run("inspect", "x.sql", "--jsn");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("Write `--json`"), ended.err());
    }

    @Test
    void refusesAnArgumentTooMany() {
        var ended = call.run("inspect", "a.sql", "b.sql");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("`b.sql` is one too many"), ended.err());
    }

    @Test
    void writesAnErrorAsOneJsonDocumentWhenAsked() {
        var ended = call.run("--json", "inspect");
        assertEquals(2, ended.exitCode());
        var error = ended.json();
        assertEquals("tidemark/error/1", error.get("schema").asText());
        assertEquals("usage", error.get("code").asText());
        assertEquals(2, error.get("exitCode").asInt());
        assertTrue(error.hasNonNull("what") && error.hasNonNull("why") && error.hasNonNull("hint"));
        assertTrue(ended.err().contains("error:"), "messages go to standard error all the same");
    }

    @Test
    void writesAnErrorOnOneLineWithJsonLines() {
        var ended = call.run("inspect", "--json-lines");
        assertEquals(1, ended.out().lines().count());
        assertEquals("usage", ended.json().get("code").asText());
    }

    @Test
    void coloursErrorsOnATerminalOnly() {
        var terminal = new Terminal(true, true, true, 80, true);
        assertTrue(call.on(terminal).run("inspect").err().contains("\u001b["));
        assertFalse(call.on(terminal).run("inspect", "--no-color").err().contains("\u001b["));
        assertFalse(call.on(Terminal.NONE).run("inspect").err().contains("\u001b["));
        assertFalse(
                call.on(terminal).with("NO_COLOR", "1").run("inspect").err().contains("\u001b["));
    }
}
