/// The commands, one class each, and what they share: common options, project, confirmation.
@NullMarked
package dev.tidemark.cli.command;

import org.jspecify.annotations.NullMarked;
