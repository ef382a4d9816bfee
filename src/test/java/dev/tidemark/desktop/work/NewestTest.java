package dev.tidemark.desktop.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestTest {
    private final List<Runnable> jobs = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Newest newest =
            new Newest(new BackgroundWork(jobs::add, Runnable::run, Throwable::printStackTrace));

    private void ask(String answer) {
        newest.start(() -> answer, heard::add, _ -> {}, () -> heard.add("end of " + answer));
    }

    @Test
    void hearsOnlyTheAnswerToTheNewestWhicheverEndsLast() {
        ask("first");
        ask("second");
        jobs.reversed().forEach(Runnable::run);
        assertEquals(List.of("end of second", "second", "end of first"), heard);
    }

    @Test
    void hearsNothingOfWhatWasForgottenNotEvenThatItFailed() {
        newest.start(
                () -> {
                    throw Problem.of(ProblemCode.STOPPED, "what", "why", "hint").asException();
                },
                _ -> heard.add("done"),
                _ -> heard.add("failed"));
        newest.forget();
        jobs.forEach(Runnable::run);
        assertEquals(List.of(), heard);
    }
}
