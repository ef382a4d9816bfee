package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tidemark.engine.process.LoggedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalCommandTest {
    @TempDir Path folder;

    @Test
    void givesTheConnectionInTheEnvironmentAndThePasswordInAFileThatIsRemoved() throws Exception {
        var lines = new ArrayList<String>();
        var outcome =
                ExternalCommand.of(
                                "sh -c 'echo $PGHOST; cat $PGPASSFILE; echo $PGPASSFILE'", folder)
                        .run(
                                Map.of("PGHOST", "db.example"),
                                "db.example:*:*:me:s3cret",
                                new StopSignal(),
                                lines::add);
        assertEquals(new LoggedProcess.Outcome.Ended(0), outcome);
        assertEquals(List.of("db.example", "db.example:*:*:me:s3cret"), lines.subList(0, 2));
        assertFalse(Files.exists(Path.of(lines.get(2))));
    }

    @Test
    void tellsTheExitCode() throws Exception {
        var outcome =
                ExternalCommand.of("sh -c 'exit 3'", folder)
                        .run(Map.of(), "", new StopSignal(), _ -> {});
        assertEquals(new LoggedProcess.Outcome.Ended(3), outcome);
    }

    @Test
    void endsTheCommandWhenAskedToStop() throws Exception {
        var stop = new StopSignal();
        stop.escalate();
        var outcome = ExternalCommand.of("sleep 60", folder).run(Map.of(), "", stop, _ -> {});
        assertEquals(new LoggedProcess.Outcome.Stopped(), outcome);
    }
}
