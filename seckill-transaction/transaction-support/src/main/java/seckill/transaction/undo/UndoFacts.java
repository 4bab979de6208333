package seckill.transaction.undo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.seata.rm.datasource.sql.struct.Field;
import org.apache.seata.rm.datasource.sql.struct.Row;
import org.apache.seata.rm.datasource.sql.struct.TableRecords;
import org.apache.seata.rm.datasource.undo.SQLUndoLog;
import seckill.participant.Fact;
import seckill.participant.Fact.Detail;
import seckill.transaction.PlainConnections;
import seckill.transaction.history.Facts;
import seckill.transaction.undo.UndoRows.UndoRow;

/** The images of AT branches that may still be rolled back. Reads them as they are written, and no row that they are of. */
public final class UndoFacts implements Facts {

    private final String participant;
    private final DataSource dataSource;
    private final UndoRows undo = new UndoRows();

    public UndoFacts(String participant, DataSource dataSource) {
        this.participant = participant;
        this.dataSource = PlainConnections.of(dataSource);
    }

    @Override
    public List<Fact> under(List<String> xids) {
        try (Connection connection = dataSource.getConnection()) {
            return undo.of(connection, xids).stream().map(this::fact).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("undo rows cannot be read: " + e.getMessage(), e);
        }
    }

    private Fact fact(UndoRow row) {
        List<Detail> details = new ArrayList<>(List.of(new Detail("xid", row.xid())));
        row.statements().forEach(statement -> details.add(new Detail(statement.getSqlType() + " " + statement.getTableName(), images(statement))));
        return new Fact(participant, "undo", row.writtenAt(), Long.toString(row.branchId()), "MAY_BE_ROLLED_BACK", details);
    }

    private static String images(SQLUndoLog statement) {
        return rows(statement.getBeforeImage()) + " → " + rows(statement.getAfterImage());
    }

    private static String rows(TableRecords image) {
        return image == null || image.getRows().isEmpty()
                ? "∅"
                : image.getRows().stream().map(UndoFacts::row).collect(Collectors.joining("; "));
    }

    private static String row(Row row) {
        Map<String, Object> columns = new TreeMap<>();
        for (Field field : row.getFields()) {
            columns.put(field.getName(), field.getValue());
        }
        return columns.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).collect(Collectors.joining(", "));
    }
}
