package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.content.TableFacts;
import dev.tidemark.engine.postgres.ByteCount;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.SqlName;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which part of the database is backed up. Used on the JavaFX thread.
final class WhatViewModel {
    private final PageContext context;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.WHOLE);
    private final ObservableList<Part> schemas = FXCollections.observableArrayList();
    private final ObservableList<Part> tables = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Scope>> scope =
            new ReadOnlyObjectWrapper<>(Optional.of(new Scope.Whole()));

    /// Which kind of part.
    enum Kind {
        WHOLE,
        SCHEMAS,
        TABLES
    }

    WhatViewModel(PageContext context) {
        this.context = context;
        kind.subscribe(_ -> decide());
    }

    /// Asks the database for its schemas and tables.
    void read() {
        var browsing = context.target().browsing();
        problem.set(null);
        context.work().start(() -> Parts.read(browsing), this::show, problem::set);
    }

    private void show(Parts parts) {
        schemas.setAll(
                parts.schemas().stream().map(name -> part(new SqlName(null, name), "")).toList());
        tables.setAll(parts.tables().stream().map(this::table).toList());
        decide();
    }

    private Part table(TableFacts facts) {
        // A table that was never analyzed has no size yet.
        return part(facts.table(), facts.bytes() > 0 ? ByteCount.text(facts.bytes()) : "");
    }

    private Part part(SqlName name, String detail) {
        var part = new Part(name, detail, new SimpleBooleanProperty());
        part.chosen().subscribe(_ -> decide());
        return part;
    }

    private void decide() {
        scope.set(
                switch (kind.get()) {
                    case WHOLE -> Optional.of(new Scope.Whole());
                    case SCHEMAS ->
                            Part.chosen(schemas)
                                    .map(names ->
                                            new Scope.Schemas(
                                                    names.stream().map(SqlName::name).toList()));
                    case TABLES -> Part.chosen(tables).map(Scope.Tables::new);
                });
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    ObservableList<Part> schemas() {
        return schemas;
    }

    ObservableList<Part> tables() {
        return tables;
    }

    /// What was chosen; empty while that is nothing.
    ReadOnlyObjectProperty<Optional<Scope>> scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    /// Why schemas and tables can't be listed; null when they can.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
