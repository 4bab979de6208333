package seckill.transaction;

import static org.apache.seata.core.model.BranchType.SAGA;
import static org.apache.seata.core.model.BranchType.TCC;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.seata.core.model.BranchType;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Refusal;
import seckill.participant.Reply;

/**
 * Carries a participant's commands out in the form for which the global transaction at hand asks: at once, in one local
 * transaction, or in the three parts of TCC or of SAGA.
 *
 * @param <C> the sealed family of commands
 */
public final class CommandForms<C extends Command> {

    private final CommandLog log;
    private final Function<C, Optional<? extends Refusal>> direct;
    private final Map<BranchType, FencedCommands<C>> fenced;

    /**
     * @param participant its name, the first half of the names under which the coordinator calls back
     * @param family      the sealed interface of its commands
     * @param direct      what a command does when it takes effect at once
     */
    public CommandForms(
            String participant,
            Class<C> family,
            CommandLog log,
            Function<C, Optional<? extends Refusal>> direct,
            TryConfirmCancel<C> tcc,
            TryConfirmCancel<C> saga) {
        CommandJson<C> json = new CommandJson<>(family);
        this.log = log;
        this.direct = direct;
        this.fenced = Map.of(
                TCC, new FencedCommands<>(TCC, participant, log, json, tcc),
                SAGA, new FencedCommands<>(SAGA, participant, log, json, saga));
    }

    /** As {@link seckill.participant.Participant#carryOut} has it. */
    public Reply carryOut(C command) {
        BranchType form = GlobalTransaction.current().branchType();
        return form != null && fenced.containsKey(form)
                ? fenced.get(form).carryOut(command)
                : log.once(command, () -> direct.apply(command).map(Reply::refused).orElseGet(Reply::done));
    }

    public CommandTrace trace(CommandId id) {
        return log.trace(id);
    }

    /** What the coordinator must be able to call before it is told that this process is there. */
    Stream<FencedCommands<C>> fenced() {
        return fenced.values().stream();
    }
}
