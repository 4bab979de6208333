package seckill.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static seckill.transaction.PaperCommands.tea;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.seata.common.Constants;
import org.apache.seata.common.exception.FrameworkErrorCode;
import org.apache.seata.common.exception.SkipCallbackWrapperException;
import org.apache.seata.common.executor.Callback;
import org.apache.seata.common.holder.ObjectHolder;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.core.model.ResourceManager;
import org.apache.seata.integration.tx.api.fence.DefaultCommonFenceHandler;
import org.apache.seata.integration.tx.api.fence.FenceHandler;
import org.apache.seata.integration.tx.api.fence.exception.CommonFenceException;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.tcc.TCCResource;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import seckill.participant.CommandFailedException;
import seckill.participant.Reply;
import seckill.transaction.PaperCommands.Order;
import seckill.transaction.PaperCommands.Why;

/** What is made of the fence's and the coordinator's answers; that the real ones give them, the specs on servers see. */
class FencedCommandsTest {

    private final PaperDatabase database = new PaperDatabase();
    private final PaperCommands parts = new PaperCommands("tcc");
    private final CommandJson<Order> json = new CommandJson<>(Order.class);
    private final CommandForms<Order> forms = new CommandForms<>(
            "tea", Order.class,
            new CommandLog(database.dataSource(), database.transactions(), "tea_command", Why::valueOf, Clock.systemUTC()),
            parts::direct, parts, new PaperCommands("saga"));
    private final List<String> coordinator = new ArrayList<>();
    private boolean withdrawalFails;
    private RuntimeException fenceFailsWith;
    private GlobalTransaction.Scope scope;

    /** Seata writes JSON only where it knows its configuration, in which there is nothing here. */
    @BeforeAll
    static void seata_is_configured() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource(
                "nothing", Map.of("seata.config.type", "file", "seata.config.file.name", "none.conf")));
        ObjectHolder.INSTANCE.setObject(Constants.OBJECT_KEY_SPRING_CONFIGURABLE_ENVIRONMENT, environment);
        DefaultResourceManager.get(); // finds its real managers now, and not when it is used for the first time
    }

    @BeforeEach
    void in_a_global_transaction() {
        DefaultResourceManager.mockResourceManager(BranchType.TCC, coordinator());
        DefaultCommonFenceHandler.get().setFenceHandler(new OpenFence());
        scope = GlobalTransaction.of("tc:1", BranchType.TCC).bind();
    }

    @AfterEach
    void end() {
        scope.close();
    }

    @Test
    void a_try_is_a_branch_whose_command_stands_in_its_row() {
        assertThat(forms.carryOut(tea(1))).isEqualTo(Reply.done());
        assertThat(coordinator).hasSize(1);
        assertThat(coordinator.getFirst()).startsWith("branchRegister [TCC, tea-tcc, null, tc:1, ").contains("\"command\":\"checkout-1/tea\"", "\"useTCCFence\":true");
        assertThat(parts.done).containsExactly("tcc try checkout-1/tea");
        assertThat(database.asked().getFirst()).startsWith("INSERT INTO tea_command").endsWith(", " + json.write(tea(1)) + "]");
    }

    @Test
    void a_refused_try_is_withdrawn_so_that_nobody_cancels_it() {
        parts.refuses(tea(1));
        assertThat(forms.carryOut(tea(1))).isEqualTo(Reply.refused(Why.NO_WATER));
        assertThat(coordinator).endsWith("branchReport [TCC, tc:1, 7, PhaseOne_Failed, null]");
        withdrawalFails = true; // the cancel finds no try then, and the fence absorbs it
        assertThat(forms.carryOut(tea(1))).isEqualTo(Reply.refused(Why.NO_WATER));
    }

    @Test
    void a_repeat_is_no_branch_of_its_own() {
        forms.carryOut(tea(1));
        String[] row = database.asked().getFirst().split("\\[")[1].split(", ");
        database.answers("INSERT", PaperDatabase.duplicate())
                .answers("SELECT fingerprint", List.<Object[]>of(new Object[] {row[1], null, "tc:1"}));
        assertThat(forms.carryOut(tea(1))).isEqualTo(Reply.done());
        assertThat(coordinator).endsWith("branchReport [TCC, tc:1, 7, PhaseOne_Failed, null]");
        withdrawalFails = true; // a confirm of it would find no fence row, for ever
        assertThatThrownBy(() -> forms.carryOut(tea(1)))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("a repeat that the coordinator still counts as a branch");
    }

    @Test
    @SuppressWarnings("deprecation") // Seata has deprecated the type, and throws it
    void a_try_after_its_cancel_is_refused_by_the_fence() {
        fenceFailsWith = new CommonFenceException("row is there", FrameworkErrorCode.valueOf("DuplicateKeyException"));
        assertThatThrownBy(() -> forms.carryOut(tea(1)))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("its global transaction was rolled back before the try came");
        fenceFailsWith = new CommonFenceException("no connection", FrameworkErrorCode.valueOf("UnknownAppError"));
        assertThatThrownBy(() -> forms.carryOut(tea(1))).hasMessageContaining("CommonFenceException: no connection");
    }

    @Test
    void a_failed_try_is_left_to_be_cancelled() {
        fenceFailsWith = new IllegalStateException("broken");
        assertThatThrownBy(() -> forms.carryOut(tea(1))).isInstanceOf(CommandFailedException.class).hasMessageContaining("broken");
        assertThat(coordinator).noneMatch(it -> it.startsWith("branchReport"));
    }

    @Test
    void confirm_and_cancel_find_the_command_in_its_row_and_run_in_its_transaction() throws ReflectiveOperationException {
        database.answers("SELECT body", List.<Object[]>of(new Object[] {json.write(tea(1))}));
        TCCResource resource = forms.fenced().map(FencedCommands::resource).filter(it -> it.getActionName().equals("tea-tcc")).findFirst().orElseThrow();
        scope.close();
        assertThat(call(resource, resource.getCommitMethod())).isEqualTo(true);
        assertThat(call(resource, resource.getRollbackMethod())).isEqualTo(true);
        assertThat(parts.done).containsExactly("tcc confirm checkout-1/tea", "tcc cancel checkout-1/tea");
        assertThat(database.asked()).contains("SELECT body FROM tea_command WHERE id = ? AND xid = ? [checkout-1/tea, tc:1]")
                .endsWith("DELETE FROM tea_command WHERE id = ? [checkout-1/tea]");
        assertThat(GlobalTransaction.current().exists()).isFalse();
        assertThat(resource.getPrepareMethod()).isNotNull();
        assertThat(resource.getCommitMethodName()).isEqualTo("confirm");
        assertThat(resource.getRollbackMethodName()).isEqualTo("cancel");
        assertThat(resource.getCommitArgsClasses()).containsExactly(BusinessActionContext.class);
        assertThat(resource.getRollbackArgsClasses()).containsExactly(BusinessActionContext.class);
        assertThat(resource.getPhaseTwoCommitKeys()).hasSize(1);
        assertThat(resource.getPhaseTwoRollbackKeys()).hasSize(1);
    }

    @Test
    void a_second_phase_without_a_row_is_a_failure() {
        FencedCommands<Order> commands = forms.fenced().findFirst().orElseThrow();
        assertThatThrownBy(() -> commands.confirm(context()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("command checkout-1/tea was tried in tc:1 and has no row");
    }

    private static Object call(TCCResource resource, Method method) throws ReflectiveOperationException {
        return method.invoke(resource.getTargetBean(), context());
    }

    private static BusinessActionContext context() {
        return new BusinessActionContext("tc:1", "tea-tcc", Map.of("command", "checkout-1/tea"));
    }

    private ResourceManager coordinator() {
        return (ResourceManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ResourceManager.class}, (it, method, arguments) -> {
                    coordinator.add(method.getName() + " " + java.util.Arrays.asList(arguments));
                    if (method.getName().equals("branchReport") && withdrawalFails) {
                        throw new TransactionException("channel closed");
                    }
                    return method.getName().equals("branchRegister") ? 7L : null;
                });
    }

    /** Lets everybody through, and says as Seata's does what failed behind it. */
    private final class OpenFence implements FenceHandler {
        @Override
        public Object prepareFence(String xid, Long branchId, String actionName, Callback<Object> tryOut) {
            try {
                if (fenceFailsWith != null) {
                    throw fenceFailsWith;
                }
                return tryOut.execute();
            } catch (Throwable e) {
                throw new SkipCallbackWrapperException(e);
            }
        }

        @Override
        public boolean commitFence(Method confirm, Object bean, String xid, Long branchId, Object[] arguments) {
            return true;
        }

        @Override
        public boolean rollbackFence(Method cancel, Object bean, String xid, Long branchId, Object[] arguments, String actionName) {
            return true;
        }

        @Override
        public int deleteFenceByDate(Date before) {
            return 0;
        }
    }
}
