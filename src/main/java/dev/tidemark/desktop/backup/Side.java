package dev.tidemark.desktop.backup;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;

/// Tables that are brought back beside the ones in use.
///
/// @param tables as the backup names them
/// @param schema where to
record Side(List<SqlName> tables, String schema) {
    Side {
        tables = List.copyOf(tables);
    }
}
