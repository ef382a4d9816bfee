package dev.tidemark.desktop.schema;

import dev.tidemark.engine.sql.Touch;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Sorts of objects, in the order of the tree.
enum ObjectKind {
    SCHEMA("schema", "Schemas", Touch.Space.SCHEMA, BootstrapIcons.FOLDER2),
    TABLE("table", "Tables", Touch.Space.RELATION, BootstrapIcons.TABLE),
    VIEW("view", "Views", Touch.Space.RELATION, BootstrapIcons.EYE),
    MATERIALIZED_VIEW(
            "materialized view",
            "Materialized views",
            Touch.Space.RELATION,
            BootstrapIcons.EYE_FILL),
    FUNCTION("function", "Functions", Touch.Space.ROUTINE, BootstrapIcons.CODE_SLASH),
    TYPE("type", "Types", Touch.Space.TYPE, BootstrapIcons.TAG),
    SEQUENCE("sequence", "Sequences", Touch.Space.RELATION, BootstrapIcons.SORT_NUMERIC_DOWN),
    EXTENSION("extension", "Extensions", Touch.Space.EXTENSION, BootstrapIcons.PUZZLE);

    private final String word;
    private final String group;
    private final Touch.Space space;
    private final BootstrapIcons icon;

    ObjectKind(String word, String group, Touch.Space space, BootstrapIcons icon) {
        this.word = word;
        this.group = group;
        this.space = space;
        this.icon = icon;
    }

    /// One of them.
    String word() {
        return word;
    }

    /// Several of them, as a heading.
    String group() {
        return group;
    }

    /// Where its names are unique.
    Touch.Space space() {
        return space;
    }

    Ikon icon() {
        return icon;
    }
}
