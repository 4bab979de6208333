package seckill.comparison;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement on a connection that is opened for it. */
final class Sql {

    /** Opens a connection. */
    interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;

    Sql(Source source) {
        this.source = source;
    }

    int update(String sql, Object... arguments) {
        try (Connection connection = source.open();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of every row. */
    List<String> column(String sql, Object... arguments) {
        try (Connection connection = source.open();
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet found = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one number that the statement finds; a sum of nothing is 0. */
    long number(String sql, Object... arguments) {
        String text = column(sql, arguments).getFirst();
        return text == null ? 0 : Long.parseLong(text);
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
