package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.ServerError;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Reads the fields of a server error out of the driver's exceptions.
public final class ServerErrors {
    private ServerErrors() {}

    /// The server's error, or empty when the exception came from the driver or the network.
    public static Optional<ServerError> of(SQLException exception) {
        return message(exception)
                .map(message ->
                        new ServerError(
                                text(message.getSQLState()),
                                text(message.getMessage()),
                                message.getDetail(),
                                message.getHint(),
                                message.getWhere()));
    }

    /// Where in the sent text the error stands: a character from 1, or 0 when the server did not
    /// say.
    public static int position(SQLException exception) {
        return message(exception).map(ServerErrorMessage::getPosition).orElse(0);
    }

    /// The five characters of SQLSTATE, empty when there is none.
    public static String sqlState(SQLException exception) {
        return text(exception.getSQLState());
    }

    /// Whether the session is gone: class 08, or a shutdown of the backend (57P01, 57P02, 57P03).
    public static boolean connectionLost(SQLException exception) {
        String state = sqlState(exception);
        return state.startsWith("08")
                || state.equals("57P01")
                || state.equals("57P02")
                || state.equals("57P03");
    }

    private static Optional<ServerErrorMessage> message(SQLException exception) {
        return exception instanceof PSQLException driver
                ? Optional.ofNullable(driver.getServerErrorMessage())
                : Optional.empty();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
