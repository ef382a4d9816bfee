package dev.tidemark.engine.tracking;

/// The queries on a journal.
///
/// @param table the journal, quoted
record JournalSql(String table) {
    /// What a run's first row tells of the run; of a change in several rows, the first counts.
    ///
    /// A journal that an earlier Tidemark made has no column `problem`, so it is read by way of the
    /// whole row.
    ///
    /// @param condition narrows them, begins with `and`, or is empty. Parameters: those of the
    ///   condition, then how many
    String runs(String condition) {
        return """
        select s.*, f.at as finished_at, f.outcome as run_outcome, f.error as run_error,
               f.sqlstate as run_sqlstate, f.problem as run_problem, f.duration_ms as run_ms, m.*
          from (select id, run_id, event, at, direction, statement, reason, db_role, os_user,
                       host, tidemark_version, target, application_pid, backend_pid,
                       backend_start, lock_pid
                  from %1$s r
                 where event in ('run-started', 'repair', 'adopt', 'baseline')
                   and not exists (select 1 from %1$s p where p.id = r.id - 1
                                      and p.run_id = r.run_id and p.event = r.event) %2$s
                 order by id desc limit ?) s
          left join lateral (
               select id as end_id, at, outcome, error, sqlstate, duration_ms,
                      case when error is not null then to_jsonb(e) ->> 'problem' end as problem
                 from %1$s e
                where event = 'run-finished' and version is null and run_id = s.run_id
                  and id > s.id
                order by id limit 1) f on true
          left join lateral (
               select count(*) filter (where event = 'migration-finished') as migrations,
                      (array_agg(version order by id))[1] as first_version,
                      (array_agg(version order by id desc))[1] as last_version
                 from %1$s
                where run_id = s.run_id and id > s.id
                  and id < coalesce(f.end_id, 9223372036854775807)
                  and event in ('migration-started', 'migration-finished')) m on true
         order by s.id desc
        """
                .formatted(table, condition);
    }

    /// The condition of [#runs] for those that touched a version. Parameter: version.
    String touching() {
        return "and run_id in (select run_id from %s where version = ? and event in ('migration-started', 'migration-finished', 'repair', 'adopt', 'baseline'))"
                .formatted(table);
    }

    /// What was written last.
    String lastEvent() {
        return "select event from %s order by id desc limit 1".formatted(table);
    }

    /// Everything that a run wrote, in order. Parameter: run.
    String entries() {
        return """
        select id, run_id, event, at, direction, version, filename, mode, step, step_count, line,
               statement, outcome, sqlstate, error, reason, checksum, rows, duration_ms, notices,
               steps, script_bytes,
               case when error is not null then to_jsonb(e) ->> 'problem' end as problem
          from %s e where run_id = ? order by id
        """
                .formatted(table);
    }

    /// The text that a run ran of a version. Parameters: run, version.
    String textOf() {
        return """
        select script, script_bytes, script_sha256 from %s
         where run_id = ? and version = ? and script is not null
           and event in ('migration-started', 'migration-finished')
         order by id limit 1
        """
                .formatted(table);
    }

    /// The latest start of each migration that nothing settles.
    String unfinished() {
        // A migration is unfinished when nothing settles its latest start. A start that was resumed
        // is
        // settled by the end of the later run, a partial one also by a repair.
        return """
        select s.*, e.outcome as end_outcome, e.error as end_error,
               coalesce((select max(b.id) from %1$s b
                          where b.version = s.version and b.id < s.id
                            and (b.event = 'repair' or b.event = 'migration-finished'
                                 and b.outcome not in ('partial', 'unknown'))), 0) as settled
          from (select version, max(id) as id from %1$s
                 where event = 'migration-started' group by version) l
          join %1$s s on s.id = l.id
          left join lateral (
               select event, outcome, error from %1$s
                where version = l.version and id > l.id
                  and event in ('migration-finished', 'repair')
                order by id desc limit 1) e on true
         where e.event is null
            or e.event = 'migration-finished' and e.outcome in ('partial', 'unknown')
         order by s.id
        """
                .formatted(table);
    }

    /// Step events of a migration. Parameters: version, direction, the id after which they count.
    String steps() {
        return """
        select event, step, step_count, line, statement, step_sha256, outcome from %s
         where version = ? and direction = ? and id > ?
           and event in ('step-started', 'step-finished')
         order by id
        """
                .formatted(table);
    }

    /// The text last applied. Parameter: version.
    String lastText() {
        // The script stands with the start of a migration that commits step by step, else with its
        // end.
        return """
        select coalesce(e.script, s.script) as script,
               coalesce(e.script_bytes, s.script_bytes) as script_bytes,
               coalesce(e.script_sha256, s.script_sha256) as script_sha256
          from (select * from %1$s
                 where event = 'migration-finished' and version = ?
                   and direction = 'apply' and outcome = 'applied'
                 order by id desc limit 1) e
          left join lateral (
               select * from %1$s
                where event = 'migration-started' and version = e.version
                  and direction = 'apply' and id < e.id and script is not null
                order by id desc limit 1) s on true
         where coalesce(e.script, s.script) is not null
        """
                .formatted(table);
    }

    /// Version and run of each migration that was brought into force, the latest last.
    String applied() {
        return """
        select version, run_id from %s
         where event = 'migration-finished' and direction = 'apply' and outcome = 'applied'
         order by id
        """
                .formatted(table);
    }

    /// The checksum last applied or accepted, by version.
    String checksums() {
        return """
        select distinct on (version) version, checksum from %s
         where event in ('migration-finished', 'repair', 'adopt', 'baseline')
           and (event <> 'migration-finished'
                or direction = 'apply' and outcome = 'applied')
           and version is not null and checksum is not null
         order by version, id desc
        """
                .formatted(table);
    }
}
