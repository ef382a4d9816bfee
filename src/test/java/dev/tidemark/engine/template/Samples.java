package dev.tidemark.engine.template;

import java.util.HashMap;
import java.util.Map;

/// Templates filled in with their own examples, over a small database that the examples are about.
final class Samples {
    static final String SCHEMA =
            """
            create schema app;
            create table app.customers (
                id bigint generated always as identity primary key, name text not null,
                email text, phone varchar(20), status text default 'new', amount integer);
            insert into app.customers (name, email, amount)
                select 'Name ' || i, i || '@example.org', i from generate_series(1, 30) i;
            create table app.orders (
                id bigint generated always as identity primary key, customer_id bigint,
                number text, total numeric, placed_at timestamptz);
            insert into app.orders (customer_id, number, total)
                select i, 'N' || i, i from generate_series(1, 30) i;
            create table app.archive (id bigint primary key, name text);
            create table app.countries (code text primary key, name text);
            create table app.old_log (line text);
            create type app.order_status as enum ('open', 'paid');
            """;

    private Samples() {}

    /// The example of each parameter that has one.
    static Map<String, String> of(Template template) {
        var given = new HashMap<String, String>();
        for (TemplateParameter parameter : template.parameters()) {
            if (!parameter.example().isEmpty()) {
                given.put(parameter.name(), parameter.example());
            }
        }
        return given;
    }
}
