package dev.tidemark.desktop.highlight;

/// A migration with everything that is lexed in a way of its own.
public final class Features {
    public static final String SQL =
            """
            -- Migration: 2025-10-17_0001
            -- Description: Everything that SQL has
            -- Author: ana

            \\set owner 'billing'
            \\echo 'only text for the reader'

            /* A comment
               /* in a comment */
               over lines */
            create table if not exists "Order Items" (
                id bigint generated always as identity primary key,
                price numeric(12, 2) not null default 0.00 check (price >= 0),
                note text default E'tab\\t and ''quotes'' and \\'these\\'',
                flags bit varying(8) default B'1010',
                tags text[] not null default '{}'::text[],
                created_at timestamptz not null default now()
            );

            comment on table "Order Items" is $$It's what was ordered; no statement ends here.$$;

            create or replace function total(items integer[]) returns numeric
            language plpgsql stable as $body$
            declare
                sum numeric := 0; -- not a statement
            begin
                for i in 1 .. array_length(items, 1) loop
                    if items[i] is not null then
                        execute $q$select 'nested'$q$;
                        sum := sum + items[i] * 1.19;
                    end if;
                end loop;
                return sum;
            exception when others then
                raise notice 'failed: %', sqlerrm;
                return null;
            end
            $body$;

            do $$
            begin
                perform set_config('app.owner', 'ana', true);
            end
            $$;

            copy countries (code, name) from stdin;
            de\tGermany
            ci\tCôte d'Ivoire
            \\.

            insert into settings (key, value) values (:'owner', :"name"), ($1, 1e-3)
            on conflict (key) do update set value = excluded.value -> 'a' ->> 'b';

            create index concurrently if not exists orders_by_date on orders (created_at desc);

            -- ROLLBACK:
            -- drop index concurrently if exists orders_by_date;
            -- delete from settings where key = 'owner';
            -- drop function total(integer[]);
            -- drop table "Order Items";
            """;

    private Features() {}
}
