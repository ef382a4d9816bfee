/// Tries a connection step by step and says of each step how it went.
@NullMarked
package dev.tidemark.engine.profile.check;

import org.jspecify.annotations.NullMarked;
