package seckill.transaction;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import org.apache.seata.common.exception.SkipCallbackWrapperException;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.integration.tx.api.fence.DefaultCommonFenceHandler;
import org.apache.seata.integration.tx.api.fence.exception.CommonFenceException;
import org.apache.seata.integration.tx.api.util.JsonUtil;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.tcc.TCCResource;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.participant.Command;
import seckill.participant.Refusal;
import seckill.participant.Reply;

/**
 * Carries a participant's commands out in three parts behind Seata's fence: the try when the checkout asks for it, confirm
 * or cancel when the coordinator has decided.
 *
 * <p>Why not Seata's annotations: they want an interface and an action per command, put the arguments into the
 * coordinator's store, and know neither refusals nor repeats of a command. Here the command stands in its own row, written
 * in the transaction of the try, and the coordinator keeps nothing but its id.
 *
 * <p>SAGA registers branches of type TCC too, under names of its own: the coordinator 2.0.0 drives those of its newer saga
 * type by a state machine only.
 *
 * <p>If the process dies: before the try has committed, nothing is there, and the coordinator's cancel leaves a fence row
 * that keeps a late try out; after it, the coordinator calls again until confirm or cancel has committed.
 *
 * @param <C> the sealed family of commands
 */
public final class FencedCommands<C extends Command> {

    private static final Logger log = LoggerFactory.getLogger(FencedCommands.class);

    /** Where Seata looks for the two, in what the coordinator gives back with phase 2. */
    private static final String CONTEXT = "actionContext";
    private static final String USE_FENCE = "useTCCFence";
    private static final String COMMAND = "command";

    private final BranchType form;
    private final String resource;
    private final CommandLog commands;
    private final CommandJson<C> json;
    private final TryConfirmCancel<C> parts;

    FencedCommands(
            BranchType form, String participant, CommandLog commands, CommandJson<C> json, TryConfirmCancel<C> parts) {
        this.form = form;
        this.resource = participant + "-" + form.name().toLowerCase(Locale.ROOT);
        this.commands = commands;
        this.json = json;
        this.parts = parts;
    }

    Reply carryOut(C command) {
        return commands.answered(command, () -> {
            String xid = GlobalTransaction.current().xid();
            long branch = register(xid, command);
            return commands.again(() -> tryOut(xid, branch, command));
        });
    }

    private long register(String xid, C command) throws TransactionException {
        String data = JsonUtil.toJSONString(Map.of(
                CONTEXT, Map.of(USE_FENCE, true, COMMAND, command.id().value())));
        return DefaultResourceManager.get().branchRegister(BranchType.TCC, resource, null, xid, data, null);
    }

    private Reply tryOut(String xid, long branch, C command) {
        try {
            DefaultCommonFenceHandler.get().prepareFence(xid, branch, resource, () -> {
                commands.begin(command, json.write(command));
                parts.tryOut(command).ifPresent(refusal -> {
                    throw new Refusing(refusal);
                });
                return null;
            });
            return Reply.done();
        } catch (SkipCallbackWrapperException rolledBack) {
            return afterRollback(xid, branch, command, rolledBack.getCause());
        }
    }

    private Reply afterRollback(String xid, long branch, C command, Throwable cause) {
        switch (cause) {
            case Refusing refusing -> {
                withdraw(xid, branch);
                return Reply.refused(refusing.refusal);
            }
            case CommandLog.RepeatedCommand repeated -> {
                // the branch of the first has the fence row; a confirm of this one would find none, for ever
                if (!withdraw(xid, branch)) {
                    throw new IllegalStateException("a repeat that the coordinator still counts as a branch");
                }
                return commands.recorded(command);
            }
            case CommonFenceException fence when PatientFence.meetsItsRow(fence) ->
                throw new IllegalStateException("its global transaction was rolled back before the try came");
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(cause);
        }
    }

    /** Tells the coordinator that nothing is here to confirm or cancel; saves its call, and the fence row that it leaves. */
    private boolean withdraw(String xid, long branch) {
        try {
            DefaultResourceManager.get().branchReport(BranchType.TCC, xid, branch, BranchStatus.PhaseOne_Failed, null);
            return true;
        } catch (TransactionException | RuntimeException e) {
            log.warn("xid={} branch={} not withdrawn: {}", xid, branch, e.toString());
            return false;
        }
    }

    /** Called by Seata behind its fence, once; answers true or throws. */
    public boolean confirm(BusinessActionContext context) {
        C command = stored(context);
        try (var _ = GlobalTransaction.of(context.getXid(), form).bind()) {
            parts.confirm(command);
        }
        return true;
    }

    /** Called by Seata behind its fence, once and only when there was a try; answers true or throws. */
    public boolean cancel(BusinessActionContext context) {
        C command = stored(context);
        try (var _ = GlobalTransaction.of(context.getXid(), form).bind()) {
            parts.cancel(command);
        }
        commands.forget(command);
        return true;
    }

    private C stored(BusinessActionContext context) {
        String id = (String) context.getActionContext(COMMAND);
        return json.read(commands.bodyOf(id, context.getXid()).orElseThrow(() ->
                new IllegalStateException("command " + id + " was tried in " + context.getXid() + " and has no row")));
    }

    /** What Seata's resource manager needs to find the way back here. */
    TCCResource resource() {
        TCCResource it = new TCCResource();
        it.setActionName(resource);
        it.setTargetBean(this);
        it.setPrepareMethod(phaseTwo("confirm")); // named in a message only
        it.setCommitMethodName("confirm");
        it.setCommitMethod(phaseTwo("confirm"));
        it.setCommitArgsClasses(new Class<?>[] {BusinessActionContext.class});
        it.setPhaseTwoCommitKeys(new String[1]);
        it.setRollbackMethodName("cancel");
        it.setRollbackMethod(phaseTwo("cancel"));
        it.setRollbackArgsClasses(new Class<?>[] {BusinessActionContext.class});
        it.setPhaseTwoRollbackKeys(new String[1]);
        return it;
    }

    private static Method phaseTwo(String name) {
        try {
            return FencedCommands.class.getMethod(name, BusinessActionContext.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves the fence's callback, so that the try is rolled back. */
    private static final class Refusing extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        Refusing(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }
    }
}
