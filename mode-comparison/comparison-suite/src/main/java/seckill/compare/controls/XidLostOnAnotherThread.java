package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import org.apache.seata.core.model.BranchType;

/** Two steps in one JVM, the order and its unit, in a global transaction that is rolled back. */
final class XidLostOnAnotherThread implements Control {

    @Override
    public String name() {
        return "XID lost on another thread";
    }

    @Override
    public String says() {
        return "A step runs on another thread, where no XID is bound: it is committed although the global transaction is rolled back";
    }

    @Override
    public String source() {
        return "https://github.com/apache/incubator-seata/pull/1315";
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
            participant.locally(it -> it.order("order", "PAID"));
            AtOnce.all(List.of(isWrong ? () -> deduct(participant) : () -> {
                try (var _ = SeataParticipant.in(xid, BranchType.AT)) {
                    return deduct(participant);
                }
            }));
        } finally {
            participant.end(xid); // which is to put both back
        }
        return books.broken();
    }

    private static boolean deduct(SeataParticipant participant) {
        participant.locally(Books::deduct);
        return true;
    }
}
