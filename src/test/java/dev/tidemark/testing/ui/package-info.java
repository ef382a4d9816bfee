/// The base of tests with windows.
@org.jspecify.annotations.NullMarked
package dev.tidemark.testing.ui;
