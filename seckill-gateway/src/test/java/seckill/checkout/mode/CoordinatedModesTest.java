package seckill.checkout.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.GlobalStatus;
import org.junit.jupiter.api.Test;
import seckill.checkout.Mode;
import seckill.checkout.Outcome;
import seckill.participant.CommandTrace;
import seckill.participant.CommandTrace.State;
import seckill.participant.Reply;

/** What AT, XA, TCC and SAGA tell the participants, and decide by. */
class CoordinatedModesTest extends PaperModes {

    @Test
    void each_seata_mode_sends_its_own_type_of_branch_with_the_calls() {
        ScriptedTm tm = new ScriptedTm();
        SeataTransactions seata = new SeataTransactions(tm, Duration.ofSeconds(8));
        List<BranchType> types = new ArrayList<>();
        participants.answers("deduct-stock", () -> {
            types.add(RootContext.getBranchType());
            return Reply.done();
        });
        for (Mode mode : List.of(new AtMode(seata), new XaMode(seata), new TccMode(seata), new SagaMode(seata))) {
            assertThat(mode.carry(checkout, buying())).isEqualTo(new Outcome.Accepted());
        }
        assertThat(types).containsExactly(BranchType.AT, BranchType.XA, BranchType.TCC, BranchType.SAGA);
    }

    @Test
    void each_seata_mode_decides_by_what_the_participants_kept_once_the_coordinator_is_done() {
        ScriptedTm tm = new ScriptedTm();
        SeataTransactions seata = new SeataTransactions(tm, Duration.ofSeconds(8));
        CommandTrace done = new CommandTrace(State.DONE, "tc:1", "");
        participants.remembers("deduct-stock", done).remembers("charge", done);
        for (Mode mode : List.of(new AtMode(seata), new XaMode(seata), new TccMode(seata), new SagaMode(seata))) {
            tm.status = GlobalStatus.Finished;
            assertThat(mode.resolve(checkout, buying())).contains(new Outcome.Accepted());
            tm.status = GlobalStatus.Committing;
            assertThat(mode.resolve(checkout, buying())).isEmpty();
        }
    }
}
