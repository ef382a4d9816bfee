package dev.tidemark.desktop.tenants;

import java.util.List;

/// What a wizard over tenants begins with.
sealed interface RolloutRequest {
    /// Applying what is pending.
    ///
    /// @param marked tenants to begin with; empty for all
    record Deploy(List<String> marked) implements RolloutRequest {
        public Deploy {
            marked = List.copyOf(marked);
        }
    }

    /// Going back.
    ///
    /// @param marked tenants to begin with; empty for all
    record RollBack(List<String> marked) implements RolloutRequest {
        public RollBack {
            marked = List.copyOf(marked);
        }
    }

    /// The latest rollout, as it is in the database.
    ///
    /// @param act how it goes on
    record GoOn(Act act) implements RolloutRequest {}

    /// How a rollout goes on that is in the database already.
    enum Act {
        /// With those that wait.
        RESUME,
        /// With those that failed too.
        RETRY
    }
}
