package dev.tidemark.engine.migration;

import java.util.Locale;
import java.util.Optional;

/// The naming conventions of migration folders.
public enum Naming {
    /// `2025-10-17_0001_create_error_logs.sql`: a day and a number within it.
    DATE_SEQUENCE("2025-10-17_0001_create_error_logs.sql"),
    /// `2025-01-17_1430_add_instagram_url.sql`: a day and a time.
    DATE_TIME("2025-01-17_1430_add_instagram_url.sql"),
    /// `004_add_user_preferences.sql`.
    NUMBERED("004_add_user_preferences.sql"),
    /// `20241220_add_preferences/migration.sql`, as Prisma lays them out.
    FOLDER("20241220_add_preferences/migration.sql"),
    /// `V2_1__name.sql` and `R__name.sql`.
    FLYWAY("V2_1__add_orders.sql"),
    /// `000012_name.up.sql` and `000012_name.down.sql`, as golang-migrate names them.
    UP_DOWN("000012_add_orders.up.sql"),
    /// `2024-01-02-030405_name/up.sql` and `down.sql`.
    DIESEL("2024-01-02-030405_add_orders/up.sql"),
    /// `20240102030405_name.sql` with `-- migrate:up` and `-- migrate:down` parts.
    DBMATE("20240102030405_add_orders.sql");

    private final String example;

    Naming(String example) {
        this.example = example;
    }

    /// The convention as written in `tidemark.toml`, for example `date-sequence`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A file name as this convention wants it, to show to people.
    public String example() {
        return example;
    }

    /// Whether the way back may stand in the migration's own file, below a marker.
    public boolean hasRollbackSections() {
        return this == DATE_SEQUENCE || this == DATE_TIME || this == NUMBERED;
    }

    /// The convention of that name, empty when there is none.
    public static Optional<Naming> named(String text) {
        for (Naming naming : values()) {
            if (naming.text().equals(text)) {
                return Optional.of(naming);
            }
        }
        return Optional.empty();
    }
}
