/// Connections that are set up elsewhere already, as candidates for profiles.
@NullMarked
package dev.tidemark.engine.profile.find;

import org.jspecify.annotations.NullMarked;
