package seckill.transaction;

import javax.sql.DataSource;

/**
 * Connections for what never concerns a global transaction: its rows are changed by nobody who takes part in one. They are
 * spared the questions that are asked of others, see {@link GuardedConnection}.
 */
public final class PlainConnections {

    private PlainConnections() {}

    /** The pool behind a participant's data source; any other data source is what it is. */
    public static DataSource of(DataSource dataSource) {
        return dataSource instanceof RoutingDataSource routing ? routing.pool() : dataSource;
    }
}
