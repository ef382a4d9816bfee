/// Rollouts and emergency rollbacks as documents to keep.
@NullMarked
package dev.tidemark.engine.rollout.report;

import org.jspecify.annotations.NullMarked;
