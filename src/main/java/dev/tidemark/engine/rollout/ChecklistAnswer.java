package dev.tidemark.engine.rollout;

import java.time.Instant;

/// What a person said to a point of the checklist.
///
/// @param text the point
/// @param done whether it is done
/// @param who the person, as `user@host`
/// @param at when
public record ChecklistAnswer(String text, boolean done, String who, Instant at) {}
