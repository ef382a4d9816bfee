/// The way back in an emergency: stop the application, go back one of three ways, verify, start it
/// again, watch it.
@NullMarked
package dev.tidemark.engine.rollout.emergency;

import org.jspecify.annotations.NullMarked;
