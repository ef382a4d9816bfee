/// Backups as rollouts demand them and emergency rollbacks restore them.
@NullMarked
package dev.tidemark.engine.rollout.backup;

import org.jspecify.annotations.NullMarked;
