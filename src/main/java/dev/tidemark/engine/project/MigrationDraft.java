package dev.tidemark.engine.project;

/// What a new migration is to hold, whatever the project's convention puts where.
///
/// @param description what it does, in words; letters and digits go into the file name
/// @param up its statements; empty for a place to write them at
/// @param back the way back
/// @param verification queries that return true once it is applied; empty for none
/// @param transaction false when its statements may not stand in one transaction, although they
///   don't show it
public record MigrationDraft(
        String description, String up, WayBack back, String verification, boolean transaction) {
    /// One to be written by hand.
    public static MigrationDraft empty(String description) {
        return new MigrationDraft(description, "", new WayBack.ToBeWritten(), "", true);
    }
}
