package dev.tidemark.cli.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void hasOneCodeWhateverItsMessageSays() {
        assertEquals(Fault.code(fault("a")), Fault.code(fault("b")));
    }

    @Test
    void hasAnotherCodeForAnotherType() {
        assertNotEquals(Fault.code(fault("a")), Fault.code(new IllegalArgumentException("a")));
    }

    @Test
    void tellsNothingOfItsMessageWhichMayHoldASecret() {
        var problem = Fault.problem(fault("password=hunter2"));
        assertEquals(ProblemCode.INTERNAL_FAULT, problem.code());
        assertTrue(problem.why().contains("IllegalStateException"));
        assertTrue(!problem.toString().contains("hunter2"));
    }

    private static RuntimeException fault(String message) {
        return new IllegalStateException(message);
    }
}
