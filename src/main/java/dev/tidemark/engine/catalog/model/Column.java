package dev.tidemark.engine.catalog.model;

/// A column of a table, view or composite type.
///
/// @param name unquoted
/// @param type as SQL writes it: `character varying(40)`
/// @param nullable whether it may be null
/// @param value what it gets when nothing is given: a default's expression, `generated always as
///   identity`, `generated always as (…) stored`; else an empty text
/// @param comment an empty text when it has none
/// @param number the column's number in the catalogue, which stays the same when others are dropped
public record Column(
        String name, String type, boolean nullable, String value, String comment, int number) {}
