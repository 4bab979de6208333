package seckill.compare.controls;

import java.util.List;
import java.util.Set;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;

/** A unit is taken through Seata's AT proxy in a global transaction that is rolled back. */
final class WrongDefaultBranchType implements Control {

    @Override
    public String name() {
        return "wrong default branch type";
    }

    @Override
    public String says() {
        return "The XID comes without its branch type, the default of the process is XA, and Seata's AT proxy writes no undo row";
    }

    @Override
    public String source() {
        return "https://github.com/apache/incubator-seata/pull/3214";
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
        RootContext.setDefaultBranchType(isWrong ? BranchType.XA : BranchType.AT); // as the data source that is made last leaves it
        RootContext.bind(xid);
        try {
            SeataParticipant.through(participant.at(), Books::deduct);
        } finally {
            RootContext.unbind();
            RootContext.setDefaultBranchType(BranchType.AT);
            participant.end(xid); // which is to put the unit back
        }
        return books.broken();
    }
}
