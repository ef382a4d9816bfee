package dev.tidemark.engine.rollout;

import dev.tidemark.engine.project.BackupDemand;
import java.time.Instant;

/// A backup that was made for a rollout.
///
/// @param name its name, by which it is found again
/// @param where the folder that holds it, or what else it is
/// @param at the moment whose state it holds
/// @param proved how far it was proved
public record BackupTaken(String name, String where, Instant at, BackupDemand proved) {}
