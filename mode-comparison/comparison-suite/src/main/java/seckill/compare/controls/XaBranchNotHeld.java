package seckill.compare.controls;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;

/** An order is sold in an XA branch and committed; whoever has got the connection meanwhile still uses it. */
final class XaBranchNotHeld implements Control {

    @Override
    public String name() {
        return "XA branch not held";
    }

    @Override
    public String says() {
        return "MariaDB is taken for a MySQL that detaches prepared branches: its connection "
                + "goes back to the pool, and nobody can commit";
    }

    @Override
    public String source() {
        return "https://github.com/apache/incubator-seata/pull/4765";
    }

    @Override
    public Set<String> guards() {
        return Set.of("XA");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        return isWrong ? notHeld(site) : held(site);
    }

    private static List<Broken> held(ControlSite site) throws Exception {
        SeataParticipant participant = site.participant();
        Books books = participant.open();
        String xid = participant.begin();
        try (var _ = SeataParticipant.in(xid, BranchType.XA)) {
            participant.locally(XaBranchNotHeld::sell);
            GlobalStatus answer = participant.commit(xid);
            participant.end(xid);
            return broken(books, xid, answer);
        } finally {
            participant.end(xid);
        }
    }

    private static List<Broken> notHeld(ControlSite site) throws Exception {
        SeataParticipant participant = site.participant();
        try (Schema schema = site.schema("xa_not_held", Books.TABLES)) {
            Books books = schema.books(1);
            DataSource notHeld = new XaDataSourceNotHeld(schema.pool());
            RootContext.setDefaultBranchType(BranchType.AT); // it has left its own behind
            String xid = participant.begin();
            try {
                try (var _ = SeataParticipant.in(xid, BranchType.XA)) {
                    SeataParticipant.through(notHeld, XaBranchNotHeld::sell);
                }
                try (Connection _ = schema.pool().getConnection()) {
                    return broken(books, xid, participant.commit(xid));
                }
            } finally {
                schema.pool().getHikariPoolMXBean().softEvictConnections(); // with its connection, the branch is free
                participant.end(xid);
            }
        }
    }

    private static void sell(Books books) {
        books.deduct();
        books.sell("order");
    }

    private static List<Broken> broken(Books books, String xid, GlobalStatus answer) {
        List<Broken> broken = new ArrayList<>(books.broken());
        long left = books.sql().query("XA RECOVER", (row, n) -> row.getString("data")).stream().filter(it -> it.startsWith(xid)).count();
        if (left > 0) {
            broken.add(new Broken("I6", "branches left in XA RECOVER: %d, after a commit that was answered %s".formatted(left, answer)));
        }
        return broken;
    }
}
