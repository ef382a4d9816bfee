package dev.tidemark.cli.command;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A project of numbered migrations in a folder of the test, and its database.
record SmallProject(Path folder, TestDatabase database) {
    /// Writes a migration.
    SmallProject with(String name, String sql) throws IOException {
        Path file = folder.resolve("migrations").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
        return this;
    }

    /// Two migrations with ways back.
    static SmallProject ofTwo(Path folder, TestDatabase database) throws IOException {
        return new SmallProject(folder, database)
                .with("001_a.sql", "create table a (id int);\n\n-- ROLLBACK\n-- drop table a;\n")
                .with("002_b.sql", "create table b (id int);\n\n-- ROLLBACK\n-- drop table b;\n");
    }

    CommandLineCall call() {
        return new CommandLineCall().in(folder).with("DATABASE_URL", database.url());
    }

    CommandLineCall.Ended run(String... args) {
        return call().run(args);
    }

    boolean has(String table) {
        return database.value("select to_regclass('" + table + "') is not null").equals("t");
    }
}
