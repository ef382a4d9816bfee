/// The command line: picocli commands that print what the engine says.
///
/// [Main] reads the arguments and runs one command; `command` holds the commands, `console` what
/// they print with, `failure` how a problem is shown and which exit code it has.
@NullMarked
package dev.tidemark.cli;

import org.jspecify.annotations.NullMarked;
