package dev.tidemark.engine.backup.content;

/// One kind of objects of a schema.
///
/// @param kind for example `constraints`
/// @param count how many
/// @param digest equal where the same objects are there, of the same form
public record ShapePart(String kind, long count, String digest) {}
