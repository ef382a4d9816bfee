/// The rollout wizard: an apply with everything that the environment demands around it.
@NullMarked
package dev.tidemark.desktop.rollout;

import org.jspecify.annotations.NullMarked;
