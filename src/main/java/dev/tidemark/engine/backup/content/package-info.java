/// What a database holds, counted so that two databases can be compared: rows and checksums of
/// tables, sequences, and the shape of the schema.
@NullMarked
package dev.tidemark.engine.backup.content;

import org.jspecify.annotations.NullMarked;
