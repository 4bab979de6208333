package seckill.transaction;

import static org.apache.seata.core.model.BranchType.SAGA;
import static org.apache.seata.core.model.BranchType.TCC;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.seata.core.model.BranchType;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.CommandTrace;
import seckill.participant.Phase;
import seckill.participant.Refusal;
import seckill.participant.Reply;

/**
 * Carries a participant's commands out in the form for which the global transaction at hand asks: at once, in one local
 * transaction, or in the three parts of TCC or of SAGA.
 *
 * @param <C> the sealed family of commands
 */
public final class CommandForms<C extends Command> {

    private final String participant;
    private final CommandLog log;
    private final Function<C, Optional<? extends Refusal>> direct;
    private final Map<BranchType, FencedCommands<C>> fenced;
    private final TryConfirmCancel<C> saga;
    private final CommandJson<C> json;

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
        this.participant = participant;
        this.json = new CommandJson<>(family);
        this.saga = saga;
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
                : log.once(command, () -> replyOf(direct.apply(command)));
    }

    /** As {@link seckill.participant.Participant#take} has it: the parts of the saga, without a coordinator. */
    public Reply take(Phase phase, C command) {
        return switch (phase) {
            case DO -> log.once(command, () -> replyOf(saga.tryOut(command)));
            case CANCEL -> log.move(command, phase, () -> saga.cancel(command));
            case DECIDE -> log.move(command, phase, () -> saga.decide(command));
            case CONFIRM -> log.move(command, phase, () -> saga.confirm(command));
            case FOLLOW -> log.once(command, () -> notRefused(direct.apply(command)));
        };
    }

    /**
     * As {@link seckill.participant.Participant#takeAll} has it: all in one local transaction, or each half by itself. So one
     * that is refused, or was answered before, costs the others a few transactions more and nobody an answer.
     */
    public List<Reply> takeAll(Phase phase, List<C> commands) {
        if (commands.size() == 1) {
            return List.of(take(phase, commands.getFirst()));
        }
        if (together(phase, commands)) {
            return Collections.nCopies(commands.size(), Reply.done());
        }
        int half = commands.size() / 2;
        List<Reply> replies = new ArrayList<>(takeAll(phase, commands.subList(0, half)));
        replies.addAll(takeAll(phase, commands.subList(half, commands.size())));
        return replies;
    }

    private boolean together(Phase phase, List<C> commands) {
        return switch (phase) {
            case DO -> log.allOnce(commands, () -> saga.tryOutAll(commands));
            case CANCEL -> log.moveAll(commands, phase, () -> commands.forEach(saga::cancel));
            case DECIDE -> log.moveAll(commands, phase, () -> commands.forEach(saga::decide));
            case CONFIRM -> log.moveAll(commands, phase, () -> saga.confirmAll(commands));
            case FOLLOW -> log.allOnce(commands, () -> commands.stream().allMatch(it -> direct.apply(it).isEmpty()));
        };
    }

    /**
     * Does the command as {@link Phase#DO} has it.
     *
     * @param decided   whether it is decided thereby
     * @param inTheSame done in the same local transaction, unless the command is refused or was carried out before
     */
    public Reply begin(C command, boolean decided, Runnable inTheSame) {
        return log.once(command, () -> {
            Reply reply = replyOf(saga.tryOut(command));
            if (reply instanceof Reply.Done) {
                if (decided) {
                    log.moved(command, Phase.DECIDE);
                    saga.decide(command);
                }
                inTheSame.run();
            }
            return reply;
        });
    }

    /** A command of this participant as {@link CommandJson} has written it. */
    public C read(String text) {
        return json.read(text);
    }

    private static Reply replyOf(Optional<? extends Refusal> refusal) {
        return refusal.<Reply>map(Reply::refused).orElseGet(Reply::done);
    }

    /** A refusal after the decision is no answer: what it depends on has not come yet, or somebody has to look. */
    private static Reply notRefused(Optional<? extends Refusal> refusal) {
        refusal.ifPresent(it -> {
            throw new IllegalStateException("it follows a decision and is refused: " + it.name());
        });
        return Reply.done();
    }

    /** The participant's name. */
    public String participant() {
        return participant;
    }

    public CommandTrace trace(CommandId id) {
        return log.trace(id);
    }

    public CommandTrace giveUp(CommandId id) {
        return log.giveUp(id);
    }

    /** What the coordinator must be able to call before it is told that this process is there. */
    Stream<FencedCommands<C>> fenced() {
        return fenced.values().stream();
    }
}
