package seckill.transaction;

import java.util.List;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.tm.TransactionManagerHolder;
import org.springframework.stereotype.Component;
import seckill.participant.Fact;
import seckill.transaction.history.Facts;

/** What the coordinator says now of global transactions; of one that has ended it soon knows nothing any more. */
@Component
public class CoordinatorFacts implements Facts {

    @Override
    public List<Fact> under(List<String> xids) {
        return xids.stream().map(xid -> new Fact("tc", "global-transaction", null, xid, status(xid), List.of())).toList();
    }

    private static String status(String xid) {
        try {
            return TransactionManagerHolder.get().getStatus(xid).name();
        } catch (TransactionException e) {
            return "no answer: " + e.getMessage();
        }
    }
}
