/// Rollouts over tenants: a work list in the database that several processes share.
@NullMarked
package dev.tidemark.engine.tenant.rollout;

import org.jspecify.annotations.NullMarked;
