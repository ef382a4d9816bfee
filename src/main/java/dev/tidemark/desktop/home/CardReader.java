package dev.tidemark.desktop.home;

import dev.tidemark.desktop.home.CardState.ProjectState;
import dev.tidemark.desktop.profile.ProfileBook;
import dev.tidemark.desktop.target.SchemaMemory;
import dev.tidemark.desktop.target.Sources;
import dev.tidemark.desktop.theme.TimeText;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.postgres.Connectors;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.profile.SavedProfile;
import dev.tidemark.engine.profile.secret.PasswordSource;
import dev.tidemark.engine.status.StatusRow;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Asks the databases of profiles how they stand, a few at once, each on read-only sessions.
///
/// Nobody is asked for a password and no command of the user's is run unless the user wants to
/// look.
final class CardReader {
    private static final int AT_ONCE = 4;
    private static final String LONGEST_STATEMENT = "10s";

    private final ProfileBook book;
    private final SchemaMemory schemas;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    CardReader(ProfileBook book) {
        this.book = book;
        this.schemas = new SchemaMemory(book.environment());
    }

    /// Whether the user may be asked.
    enum Asking {
        NEVER,
        WHEN_NEEDED
    }

    private record News(CardState state, Optional<String> target) {}

    /// Reads a card; what becomes of it shows in its state.
    void read(ProfileCard card, Asking asking) {
        if (card.stateProperty().get() instanceof CardState.Reading) {
            return;
        }
        card.stateProperty().set(new CardState.Waiting());
        var news =
                new FxEvents<News>(
                        book.work().fxThread(), batch -> batch.forEach(one -> show(card, one)));
        var profile = card.profile();
        book.work()
                .start(
                        () -> {
                            turns.acquireUninterruptibly();
                            try {
                                news.accept(new News(new CardState.Reading(), Optional.empty()));
                                var target = profile.settings(book.environment()).target();
                                var text = Optional.of(target.toString());
                                news.accept(new News(new CardState.Reading(), text));
                                return look(profile, asking);
                            } finally {
                                turns.release();
                            }
                        },
                        card.stateProperty()::set,
                        problem -> card.stateProperty().set(new CardState.Failed(problem)));
    }

    private static void show(ProfileCard card, News news) {
        news.target().ifPresent(card.targetProperty()::set);
        card.stateProperty().set(news.state());
    }

    private CardState look(SavedProfile profile, Asking asking) {
        var needed = asking == Asking.NEVER ? needsUser(profile) : Optional.<String>empty();
        if (needed.isPresent()) {
            return new CardState.NeedsUser(needed.get());
        }
        try {
            return ask(profile, book.target(profile).settings());
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.CONNECTION_AUTHENTICATION) {
                book.passwords().forget(profile.secretKey(book.environment()));
            }
            throw e;
        }
    }

    private Optional<String> needsUser(SavedProfile profile) {
        var source = profile.passwordSource();
        if (source == PasswordSource.Simple.PGPASS) {
            return Optional.empty();
        }
        if (source instanceof PasswordSource.Command) {
            return Optional.of("Its password comes from a command, which runs when you look.");
        }
        try {
            return book.passwords().has(profile.secretKey(book.environment()), source)
                    ? Optional.empty()
                    : Optional.of("It needs a password.");
        } catch (ProblemException e) {
            return Optional.of("It needs a password: %s.".formatted(e.problem().why()));
        }
    }

    private CardState ask(SavedProfile profile, ConnectionSettings settings) {
        var careful =
                settings.withSetting("default_transaction_read_only", "on")
                        .withSetting("statement_timeout", LONGEST_STATEMENT);
        long begun = System.nanoTime();
        var connector = Connectors.of(careful);
        try (var session = connector.open("home")) {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            String version =
                    session.first("show server_version", row -> row.getString(1)).orElse("");
            var projects = new ArrayList<ProjectState>();
            for (Path folder : profile.projects()) {
                var sources =
                        new Sources(
                                connector,
                                folder,
                                profile.environment().map(kind -> kind.text()),
                                schemas.recall(profile.name(), folder));
                projects.add(project(session, sources));
            }
            return new CardState.Known(
                    "PostgreSQL " + version, took, backup(new BackupServer(settings)), projects);
        } catch (SQLException e) {
            throw QueryFailure.problem("The database was not read", e);
        }
    }

    private String backup(BackupServer server) {
        try {
            var backups = BackupFolder.usual(book.environment(), server).list();
            return backups.isEmpty()
                    ? "no backup yet"
                    : "last backup %s"
                            .formatted(
                                    TimeText.ago(
                                            backups.getFirst().manifest().takenAt(),
                                            Instant.now()));
        } catch (IOException e) {
            return "its backups can't be read: %s".formatted(e.getMessage());
        }
    }

    private static ProjectState project(PgSession session, Sources sources) {
        var folder = sources.projectFolder();
        try {
            var report = sources.compare(sources.project(), session);
            return new ProjectState.Compared(
                    folder, sources.schema(), version(report.rows()), report.summary());
        } catch (ProblemException e) {
            return new ProjectState.Unread(folder, e.problem());
        }
    }

    // Repeatable ones have no place in the order.
    private static Optional<String> version(List<StatusRow> rows) {
        return rows.stream()
                .filter(row ->
                        switch (row.state()) {
                            case APPLIED, CHANGED, MISSING, BASELINE, NEWER_THAN_FILES -> true;
                            default -> false;
                        })
                .reduce((_, later) -> later)
                .map(StatusRow::version);
    }
}
