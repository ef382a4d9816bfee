/// How a problem is shown, as text and as JSON, and its exit code.
@NullMarked
package dev.tidemark.cli.failure;

import org.jspecify.annotations.NullMarked;
