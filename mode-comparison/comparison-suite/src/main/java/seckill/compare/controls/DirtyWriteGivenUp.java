package seckill.compare.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.datasource.DataSourceManager;
import org.apache.seata.rm.datasource.DataSourceProxy;

/**
 * Somebody sells by hand while an AT branch may still put the row back; an operator takes that back, and the coordinator comes again,
 * or not. With the mistake the coordinator is played: Seata's own manager is asked as by it, and a real one would end the transaction
 * as failed and keep it for ever.
 */
final class DirtyWriteGivenUp implements Control {

    private static final String SOLD_BY_HAND = "UPDATE stock_level SET available = available - 2, sold = sold + 2 WHERE sku = 1";
    private static final String PUT_RIGHT = "UPDATE stock_level SET available = 9, sold = 1 WHERE sku = 1";

    @Override
    public String name() {
        return "dirty write given up";
    }

    @Override
    public String says() {
        return "A rollback that meets a dirty write is answered as never to be retried, and its "
                + "undo row stays when the row is right again";
    }

    @Override
    public String source() {
        return "https://github.com/apache/incubator-seata/pull/5051";
    }

    @Override
    public Set<String> guards() {
        return Set.of("AT");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        SeataParticipant participant = site.participant();
        Books books = participant.open();
        String xid = participant.begin();
        try (var _ = SeataParticipant.in(xid, BranchType.AT)) {
            participant.locally(Books::deduct);
        }
        long branch = books.sql().queryForObject("SELECT branch_id FROM undo_log WHERE xid = ?", Long.class, xid);
        books.sql().update(SOLD_BY_HAND); // by somebody who asks for no lock
        try {
            String answer = (isWrong ? asShipped(participant.at(), xid, branch) : participant.rollback(xid)).name();
            books.sql().update(PUT_RIGHT);
            if (!answer.equals(BranchStatus.PhaseTwo_RollbackFailed_Unretryable.name())) { // else the coordinator never comes again
                participant.tryAgain(xid, branch);
                participant.end(xid);
            }
            return broken(participant, books, answer);
        } finally { // by the shop's own manager
            books.sql().update(PUT_RIGHT);
            participant.tryAgain(xid, branch);
            participant.end(xid);
        }
    }

    private static BranchStatus asShipped(DataSourceProxy at, String xid, long branch) throws TransactionException {
        DataSourceManager shipped = new DataSourceManager();
        shipped.getManagedResources().put(at.getResourceId(), at);
        return shipped.branchRollback(BranchType.AT, xid, branch, at.getResourceId(), null);
    }

    private static List<Broken> broken(SeataParticipant participant, Books books, String answer) {
        List<Broken> broken = new ArrayList<>(books.broken());
        int left = participant.undoRows();
        if (left > 0) {
            broken.add(new Broken("I6", "rows left in undo_log: %d, of a rollback that was answered %s".formatted(left, answer)));
        }
        return broken;
    }
}
