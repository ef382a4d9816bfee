/// What rollouts and emergency rollbacks note on disk while they last, so that what was done is
/// known also when the process that did it is gone.
@NullMarked
package dev.tidemark.engine.rollout.journal;

import org.jspecify.annotations.NullMarked;
