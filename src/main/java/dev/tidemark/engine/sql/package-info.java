/// Reading SQL scripts: tokens, statements, psql's own commands, and what refuses a transaction.
@NullMarked
package dev.tidemark.engine.sql;

import org.jspecify.annotations.NullMarked;
