package seckill.transaction;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.apache.seata.rm.datasource.DataSourceProxy;

/** A door for the comparison: the routed pool that a participant has, and what an operator can do about its stuck branches. */
public final class RoutedParticipant {

    private final RoutingDataSource routed;

    private RoutedParticipant(RoutingDataSource routed) {
        this.routed = routed;
    }

    /** Needs Seata's client to be started, and an undo table. */
    public static RoutedParticipant over(HikariDataSource pool) {
        RoutingDataSource routed = new RoutingDataSource(pool);
        routed.afterSingletonsInstantiated();
        return new RoutedParticipant(routed);
    }

    /** Routed by the global transaction at hand. */
    public DataSource routed() {
        return routed;
    }

    /** Seata's AT proxy by itself. */
    public DataSourceProxy at() {
        return routed.at();
    }

    /** As an operator does who has put the row right. */
    public void tryAgain(String xid, long branchId) {
        CommitThenForget.blockedHere().tryAgain(xid, branchId);
    }
}
