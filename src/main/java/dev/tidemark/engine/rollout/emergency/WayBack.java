package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.BackupTaken;
import dev.tidemark.engine.run.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One of the three ways back, with what has to be known to choose it.
///
/// @param kind which one
/// @param plan what would run; of a restore a plan without migrations
/// @param backup the backup that would be restored
/// @param facts what it does and what it loses, one sentence each
/// @param cost what it takes away
/// @param obstacle why it can't be taken
public record WayBack(
        Kind kind,
        Plan plan,
        Optional<BackupTaken> backup,
        List<String> facts,
        Cost cost,
        Optional<Problem> obstacle) {
    public WayBack {
        facts = List.copyOf(facts);
    }

    /// What a way takes away.
    public enum Cost {
        /// No data, as far as can be told.
        NOTHING,
        /// Data that is saved first.
        SAVED,
        /// Data that only another way would bring back.
        FOR_GOOD
    }

    /// The ways.
    public enum Kind {
        SCRIPT("Rollback scripts"),
        RESTORE("Restore a backup"),
        FORWARD_FIX("Forward fix");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /// For people, sentence case.
        public String title() {
            return title;
        }

        /// The word as written on the command line and in JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The way of that word; empty when there is none.
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.text().equals(word)).findFirst();
        }
    }
}
