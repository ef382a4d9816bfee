package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.page.Question;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.OtherSession;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.tracking.AbandonedWork;
import dev.tidemark.engine.tracking.WorkerSession;
import java.sql.SQLException;
import java.util.List;

/// Ends what the server still does for a run whose program is gone, after a question.
final class AbandonedEnding {
    private static final int LOOKS = 20;

    private final PageContext context;

    AbandonedEnding(PageContext context) {
        this.context = context;
    }

    /// Asks whether it is to be ended, and ends it then.
    void ask(AbandonedWork abandoned) {
        int pid = abandoned.session().backendPid();
        context.workspace()
                .ask(
                        new Question(
                                "End session %d on %s?"
                                        .formatted(pid, context.target().profile().name()),
                                "It works for a run whose program is gone: %s\nWhat is not committed is rolled back. An index that it builds concurrently stays invalid until the migration is resumed."
                                        .formatted(abandoned.statement()),
                                "Let it work",
                                List.of(
                                        new Question.Answer(
                                                "end-session",
                                                "End session %d".formatted(pid),
                                                Question.Weight.LOSES_SOMETHING,
                                                () -> end(abandoned.session())))));
    }

    private void end(WorkerSession worker) {
        var connector = context.target().runs();
        context.work()
                .start(
                        () -> end(connector, worker),
                        answer -> {
                            context.workspace().toast(answer.text());
                            context.target().refresh();
                        },
                        problem ->
                                context.workspace()
                                        .toast("%s: %s".formatted(problem.what(), problem.why())));
    }

    private static OtherSession.Answer end(Connector connector, WorkerSession worker) {
        var other = new OtherSession(worker.backendPid(), worker.backendStart());
        try (var session = connector.open("signal")) {
            var answer = other.terminate(session);
            waitForEnd(session, worker, answer);
            return answer;
        } catch (SQLException e) {
            throw QueryFailure.problem("Session %d was not asked".formatted(other.pid()), e);
        }
    }

    /// It heeds the signal within moments; what is read then is read without it.
    private static void waitForEnd(
            PgSession session, WorkerSession worker, OtherSession.Answer answer)
            throws SQLException {
        boolean asked = answer.result() == OtherSession.Result.ASKED;
        for (int i = 0; asked && i < LOOKS && worker.alive(session); i++) {
            session.send("select pg_sleep(0.1)");
        }
    }
}
