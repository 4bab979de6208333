package seckill.transaction.undo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.seata.rm.datasource.ConnectionProxy;
import org.apache.seata.rm.datasource.DataSourceProxy;
import org.apache.seata.rm.datasource.sql.struct.Field;
import org.apache.seata.rm.datasource.sql.struct.Row;
import org.apache.seata.rm.datasource.sql.struct.TableMetaCacheFactory;
import org.apache.seata.rm.datasource.sql.struct.TableRecords;
import org.apache.seata.rm.datasource.undo.SQLUndoLog;
import org.apache.seata.rm.datasource.undo.mysql.MySQLUndoDeleteExecutor;
import org.apache.seata.rm.datasource.undo.mysql.MySQLUndoInsertExecutor;
import org.apache.seata.rm.datasource.undo.mysql.MySQLUndoUpdateExecutor;
import org.apache.seata.sqlparser.SQLType;
import org.apache.seata.sqlparser.struct.TableMeta;

/** What the images of a branch say about rows, and the way back to them. */
final class Images {

    private final DataSourceProxy at;

    Images(DataSourceProxy at) {
        this.at = at;
    }

    /** Every row which these statements have changed, with what it is now; the row changed last comes first. */
    List<ChangedRow> rows(List<SQLUndoLog> statements, Connection connection) throws SQLException {
        Map<String, ChangedRow> rows = new LinkedHashMap<>();
        for (SQLUndoLog statement : statements) {
            TableMeta table = TableMetaCacheFactory.getTableMetaCache(at.getDbType())
                    .getTableMeta(connection, statement.getTableName(), at.getResourceId());
            Map<String, Row> found = byKey(table, statement.getBeforeImage());
            Map<String, Row> left = byKey(table, statement.getAfterImage());
            Map<String, Row> either = new LinkedHashMap<>(found);
            either.putAll(left);
            either.forEach((key, row) -> rows.merge(
                    key,
                    new ChangedRow(table, row.primaryKeys(), of(found.get(key)), of(left.get(key)), Map.of()),
                    (before, next) -> before.then(next.before(), next.after())));
        }
        List<ChangedRow> current = new ArrayList<>();
        for (ChangedRow row : rows.values()) {
            current.addFirst(row.nowBeing(now(row, connection)));
        }
        return current;
    }

    private static Map<String, Row> byKey(TableMeta table, TableRecords image) {
        Map<String, Row> rows = new LinkedHashMap<>();
        if (image != null) {
            for (Row row : image.getRows()) {
                rows.put(table.getTableName() + row.primaryKeys().stream().map(Field::getValue).toList(), row);
            }
        }
        return rows;
    }

    private static Map<String, Field> of(Row row) {
        return row == null ? Map.of() : ChangedRow.columns(row);
    }

    private static Map<String, Field> now(ChangedRow row, Connection connection) throws SQLException {
        String where = row.key().stream().map(key -> key.getName() + " = ?").collect(Collectors.joining(" AND "));
        try (PreparedStatement look = connection.prepareStatement(
                "SELECT * FROM " + row.table().getTableName() + " WHERE " + where + " FOR UPDATE")) {
            int n = 0;
            for (Field key : row.key()) {
                look.setObject(++n, key.getValue(), key.getType());
            }
            try (ResultSet found = look.executeQuery()) {
                List<Row> rows = TableRecords.buildRecords(row.table(), found).getRows();
                return rows.isEmpty() ? Map.of() : ChangedRow.columns(rows.getFirst());
            }
        }
    }

    /** Makes the row what it was before the branch, whatever it is now. */
    void putBack(ChangedRow row, ConnectionProxy connection) throws SQLException {
        if (row.isBack()) {
            return;
        }
        if (row.before().isEmpty()) {
            new MySQLUndoInsertExecutor(change(SQLType.INSERT, row)) {
                @Override
                protected boolean dataValidationAndGoOn(ConnectionProxy ignored) {
                    return true;
                }
            }.executeOn(connection);
        } else if (row.now().isEmpty()) {
            new MySQLUndoDeleteExecutor(change(SQLType.DELETE, row)) {
                @Override
                protected boolean dataValidationAndGoOn(ConnectionProxy ignored) {
                    return true;
                }
            }.executeOn(connection);
        } else {
            new MySQLUndoUpdateExecutor(change(SQLType.UPDATE, row)) {
                @Override
                protected boolean dataValidationAndGoOn(ConnectionProxy ignored) {
                    return true;
                }
            }.executeOn(connection);
        }
    }

    private static SQLUndoLog change(SQLType type, ChangedRow row) {
        SQLUndoLog change = new SQLUndoLog();
        change.setSqlType(type);
        change.setTableName(row.table().getTableName());
        change.setBeforeImage(image(row.table(), row.before()));
        // of a row that is to be deleted nothing but its key counts
        change.setAfterImage(image(row.table(), row.after().isEmpty() ? row.now() : row.after()));
        return change;
    }

    private static TableRecords image(TableMeta table, Map<String, Field> columns) {
        TableRecords image = new TableRecords(table);
        if (!columns.isEmpty()) {
            Row row = new Row();
            columns.values().forEach(row::add);
            image.add(row);
        }
        return image;
    }
}
