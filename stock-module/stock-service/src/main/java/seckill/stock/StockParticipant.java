package seckill.stock;

import java.util.ArrayList;
import java.util.List;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Phase;
import seckill.participant.Reply;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockCommand;
import seckill.transaction.CommandForms;

/** Carries each command out once, in the form that its caller's mode wants. */
final class StockParticipant implements StockApi {

    private final CommandForms<StockCommand> forms;

    StockParticipant(CommandForms<StockCommand> forms) {
        this.forms = forms;
    }

    @Override
    public Reply carryOut(StockCommand command) {
        return forms.carryOut(command);
    }

    @Override
    public Reply take(Phase phase, StockCommand command) {
        return forms.take(phase, command);
    }

    @Override
    public List<Reply> takeAll(Phase phase, List<StockCommand> commands) {
        return new ArrayList<>(forms.takeAll(phase, commands));
    }

    @Override
    public CommandTrace trace(CommandId id) {
        return forms.trace(id);
    }

    @Override
    public CommandTrace giveUp(CommandId id) {
        return forms.giveUp(id);
    }
}
