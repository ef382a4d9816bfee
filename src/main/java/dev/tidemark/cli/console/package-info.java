/// Text and JSON on the streams of a process: tables, colours, widths, documents.
@NullMarked
package dev.tidemark.cli.console;

import org.jspecify.annotations.NullMarked;
