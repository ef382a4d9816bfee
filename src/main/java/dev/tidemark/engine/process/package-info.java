/// Other programs: how a command is split into words, running one within a time limit, and the file
/// that it gets a password from.
@NullMarked
package dev.tidemark.engine.process;

import org.jspecify.annotations.NullMarked;
