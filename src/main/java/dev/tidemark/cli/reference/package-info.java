/// The manual page and the completions of shells, made from the commands as picocli reads them.
@NullMarked
package dev.tidemark.cli.reference;

import org.jspecify.annotations.NullMarked;
