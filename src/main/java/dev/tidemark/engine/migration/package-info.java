/// One migration: its version, header, rollback part, checksum and mode.
@NullMarked
package dev.tidemark.engine.migration;

import org.jspecify.annotations.NullMarked;
