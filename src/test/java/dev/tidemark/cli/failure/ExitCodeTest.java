package dev.tidemark.cli.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.problem.ProblemKind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void givesEachFamilyOfProblemsTheNumberThatScriptsRelyOn() {
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 130),
                Arrays.stream(ProblemKind.values())
                        .map(ExitCode::of)
                        .map(ExitCode::number)
                        .toList());
    }
}
