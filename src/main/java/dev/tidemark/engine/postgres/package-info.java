/// Connections to PostgreSQL: who to connect to, how, and what the protocol reported.
@NullMarked
package dev.tidemark.engine.postgres;

import org.jspecify.annotations.NullMarked;
