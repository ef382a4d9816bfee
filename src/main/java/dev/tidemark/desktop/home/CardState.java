package dev.tidemark.desktop.home;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.status.StatusSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is known of a profile's database.
sealed interface CardState {
    /// It is its turn soon.
    record Waiting() implements CardState {}

    /// The server is being asked.
    record Reading() implements CardState {}

    /// Nobody was asked yet, because that needs the user.
    ///
    /// @param why a sentence
    record NeedsUser(String why) implements CardState {}

    /// The server answered.
    ///
    /// @param server its product and version
    /// @param took from the first packet to being logged in
    /// @param backup when the latest backup was taken, a clause
    record Known(String server, Duration took, String backup, List<ProjectState> projects)
            implements CardState {
        public Known {
            projects = List.copyOf(projects);
        }
    }

    /// The server did not answer, or refused.
    record Failed(Problem problem) implements CardState {}

    /// How a project stands with the database.
    sealed interface ProjectState {
        /// The project's folder.
        Path folder();

        /// It was compared.
        ///
        /// @param schema the schema that was chosen the last time; empty where there is no choice
        /// @param version the last version in force; empty when there is none
        record Compared(
                Path folder,
                Optional<String> schema,
                Optional<String> version,
                StatusSummary summary)
                implements ProjectState {}

        /// It can't be compared.
        record Unread(Path folder, Problem problem) implements ProjectState {}
    }
}
