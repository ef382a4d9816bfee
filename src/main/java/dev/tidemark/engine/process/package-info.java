/// Other programs: how a command is split into words, and running one within a time limit.
@NullMarked
package dev.tidemark.engine.process;

import org.jspecify.annotations.NullMarked;
