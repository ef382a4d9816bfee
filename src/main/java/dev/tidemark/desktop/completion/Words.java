package dev.tidemark.desktop.completion;

import java.util.List;
import java.util.Set;

/// Words that PostgreSQL has by itself.
final class Words {
    /// What statements begin with.
    static final List<String> BEGINNINGS =
            words(
                    """
                    alter analyze begin call comment commit copy create delete do drop execute
                    explain grant insert lock merge refresh reindex release reset revoke rollback
                    savepoint select set truncate update vacuum values with
                    """);

    /// What follows a name most often.
    static final List<String> FOLLOWING =
            words(
                    """
                    and as from group inner into join left limit not null on or order returning set
                    using values where
                    """);

    /// What stands in statements.
    static final List<String> KEYWORDS =
            words(
                    """
                    add after all and any array as asc before begin between by cascade case cast
                    check coalesce collate column comment concurrently conflict constraint create
                    cross current_date current_timestamp current_user database declare default
                    deferrable deferred delete desc distinct do domain drop each else end enum
                    except exception execute exists extension false fetch filter first following
                    for foreign from full function generated grant group having identity if ilike
                    immutable in include index inherits initially inner insert instead intersect
                    interval into is isnull join key language last lateral left like limit
                    localtimestamp logged loop matched materialized natural no not nothing notnull
                    null nulls of offset on only or order outer over owned owner partition perform
                    plpgsql policy preceding primary privileges procedure raise range recursive
                    references refresh rename replace restart restrict return returning returns
                    revoke right role row rows schema security select sequence serializable set
                    setof similar stable statement statistics table tablespace temporary then to
                    trigger true truncate type unbounded union unique unlogged update usage using
                    valid validate values view volatile when where window with without
                    """);

    static final List<String> TYPES =
            words(
                    """
                    bigint bigserial bit boolean bytea char character cidr date decimal float
                    inet int int4range int8range integer interval json jsonb macaddr money numeric
                    numrange real regclass serial smallint smallserial text time timestamp
                    timestamptz timetz tsquery tsrange tstzrange tsvector uuid varchar xml
                    """);

    static final List<String> FUNCTIONS =
            words(
                    """
                    abs age array_agg array_append array_length avg bool_and bool_or btrim ceil
                    char_length clock_timestamp concat concat_ws count currval date_part date_trunc
                    dense_rank encode extract first_value floor format gen_random_uuid
                    generate_series greatest initcap json_agg json_build_object jsonb_agg
                    jsonb_array_elements jsonb_build_object jsonb_each jsonb_object_agg
                    jsonb_set lag last_value lead least left length lower lpad ltrim make_date max
                    md5 min mod nextval now nullif percentile_cont position power
                    quote_ident quote_literal random rank regexp_match regexp_replace
                    regexp_split_to_table repeat replace reverse right round row_number rpad rtrim
                    setval sha256 split_part sqrt string_agg string_to_array strpos substring sum
                    to_char to_date to_json to_jsonb to_number to_regclass to_timestamp to_tsvector
                    transaction_timestamp translate trim trunc unnest upper width_bucket
                    """);

    /// Words that are no names unless quoted (manual, appendix C).
    static final Set<String> RESERVED =
            Set.copyOf(
                    words(
                            """
                            all analyse analyze and any array as asc asymmetric authorization
                            binary both case cast check collate collation column concurrently
                            constraint create cross current_catalog current_date current_role
                            current_schema current_time current_timestamp current_user default
                            deferrable desc distinct do else end except false fetch for foreign
                            freeze from full grant group having ilike in initially inner intersect
                            into is isnull join lateral leading left like limit localtime
                            localtimestamp natural not notnull null offset on only or order outer
                            overlaps placing primary references returning right select
                            session_user similar some symmetric system_user table tablesample then
                            to trailing true union unique user using variadic verbose when where
                            window with
                            """));

    private Words() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}
