/// Templates of migrations: text files with parameters, filled in to up, rollback and verification.
@NullMarked
package dev.tidemark.engine.template;

import org.jspecify.annotations.NullMarked;
