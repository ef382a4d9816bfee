package dev.tidemark.engine.profile.secret;

/// Whose password it is.
///
/// @param id under which it is kept
/// @param profile the profile's name, for questions and messages
public record SecretKey(String id, String profile) {
    /// The key of a profile of the user's own.
    public static SecretKey ofUser(String profile) {
        return new SecretKey("profile " + profile, profile);
    }

    /// The key of a project's profile. A project can change where its profiles lead, so a password
    /// belongs to the server it was given for and is never sent to another one.
    ///
    /// @param project the project's folder
    /// @param server who connects where: `role@host:port`
    public static SecretKey ofTeam(String project, String profile, String server) {
        return new SecretKey("profile %s of %s at %s".formatted(profile, project, server), profile);
    }
}
