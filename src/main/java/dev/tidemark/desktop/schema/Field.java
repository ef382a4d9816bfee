package dev.tidemark.desktop.schema;

/// A piece of a row.
///
/// @param share how much of the row's width it has, 0 to 1
record Field(String text, Look look, double share) {
    /// How it is shown.
    enum Look {
        /// A name or an expression.
        CODE,
        PLAIN,
        QUIET,
        /// Something that is not as it should be.
        WARNING,
        /// Leads to where the row leads.
        LINK
    }
}
