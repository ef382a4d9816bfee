/// Profiles on screen: editing, testing and importing them, and asking for their passwords.
@NullMarked
package dev.tidemark.desktop.profile;

import org.jspecify.annotations.NullMarked;
