package dev.tidemark.cli.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.FaultCode;
import dev.tidemark.engine.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void hasOneCodeWhateverItsMessageSays() {
        assertEquals(FaultCode.of(fault("a")), FaultCode.of(fault("b")));
    }

    @Test
    void hasAnotherCodeForAnotherType() {
        assertNotEquals(FaultCode.of(fault("a")), FaultCode.of(new IllegalArgumentException("a")));
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
