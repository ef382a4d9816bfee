/// Named targets: the user's profiles, the embedded server, and which one a command means.
@NullMarked
package dev.tidemark.engine.profile;

import org.jspecify.annotations.NullMarked;
