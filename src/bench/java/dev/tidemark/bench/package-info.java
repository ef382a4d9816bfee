/// Benchmarks: whole processes timed from outside against a real server, and the splitter from
/// inside. Run by `src/bench/run`, never by the tests.
@NullMarked
package dev.tidemark.bench;

import org.jspecify.annotations.NullMarked;
