package dev.tidemark.engine.backup;

/// How a backup is made.
public sealed interface Method {
    /// The archive's format in a file: `pg_dump -Fc`.
    record Custom() implements Method {
        @Override
        public String text() {
            return "custom";
        }
    }

    /// A folder with a file for each table: `pg_dump -Fd`.
    ///
    /// @param jobs how many tables are dumped at once
    record Directory(int jobs) implements Method {
        @Override
        public String text() {
            return "directory";
        }
    }

    /// A copy of the database on its own server: `CREATE DATABASE … TEMPLATE`. Nobody may be
    /// connected, and nobody can connect while it is made.
    record ServerCopy() implements Method {
        @Override
        public String text() {
            return "copy";
        }
    }

    /// The word for it in files and on the command line.
    String text();
}
