/// A production rollout as named steps with results: what the environment demands, what was done,
/// by whom, and whether all of it held.
@NullMarked
package dev.tidemark.engine.rollout;

import org.jspecify.annotations.NullMarked;
