/// Where passwords of profiles come from and are kept; never in a profile's own file.
@NullMarked
package dev.tidemark.engine.profile.secret;

import org.jspecify.annotations.NullMarked;
