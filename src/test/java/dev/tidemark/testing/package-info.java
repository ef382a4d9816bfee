/// What tests need: real servers, a database for each test, a network that fails on demand.
@NullMarked
package dev.tidemark.testing;

import org.jspecify.annotations.NullMarked;
