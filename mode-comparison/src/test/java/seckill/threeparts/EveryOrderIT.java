package seckill.threeparts;

import static org.apache.seata.core.model.BranchStatus.PhaseTwo_CommitFailed_Retryable;
import static org.apache.seata.core.model.BranchStatus.PhaseTwo_Committed;
import static org.apache.seata.core.model.BranchStatus.PhaseTwo_RollbackFailed_Retryable;
import static org.apache.seata.core.model.BranchStatus.PhaseTwo_Rollbacked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.exception.TransactionExceptionCode;
import org.apache.seata.core.model.BranchType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import seckill.launcher.audit.TestDatabase;
import seckill.participant.CommandFailedException;
import seckill.participant.Reply;
import seckill.threeparts.PlayedCoordinator.Branch;

/**
 * Try, confirm and cancel of every command in both forms, in every order in which they can come: whatever it is, the books are
 * those from before, or those which the command leaves when it takes effect at once.
 */
@Tag("database")
class EveryOrderIT {

    private static final String EACH = "seckill.threeparts.OneCommand#ofEachKindInEachForm";

    /** Rounds of a race; each has another winner now and then. */
    private static final int ROUNDS = 6;

    private static TestDatabase database;
    private static PlayedCoordinator coordinator;
    private static Modules modules;

    private Books before;

    @BeforeAll
    static void start(@TempDir Path dir) throws Exception {
        database = TestDatabase.start(dir);
        database.createAll(Modules.SCHEMA);
        modules = Modules.over(database);
        coordinator = modules.the(PlayedCoordinator.class);
    }

    @AfterAll
    static void stop() {
        try {
            modules.close();
        } finally {
            database.close(); // also when the modules did not start
        }
    }

    @BeforeEach
    void open() {
        Books.open(modules.sql());
        coordinator.begin();
        before = books();
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void tried_and_confirmed_it_is_as_if_it_had_been_done_at_once(OneCommand it) {
        assertThat(it.tryOut(modules)).isEqualTo(Reply.done());
        assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_Committed);

        assertThat(books()).isEqualTo(doneAtOnce(it)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void tried_and_cancelled_it_never_was(OneCommand it) {
        it.tryOut(modules);
        assertThat(coordinator.cancel(coordinator.branch())).isEqualTo(PhaseTwo_Rollbacked);

        assertThat(books()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_cancel_without_a_try_changes_nothing_and_keeps_the_late_try_out(OneCommand it) {
        coordinator.whileRegistering(branch -> assertThat(coordinator.cancel(branch)).isEqualTo(PhaseTwo_Rollbacked));

        assertThatThrownBy(() -> it.tryOut(modules)).isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("rolled back before the try came");

        assertThat(books()).isEqualTo(before);
        assertThat(coordinator.cancel(coordinator.branch())).as("asked again").isEqualTo(PhaseTwo_Rollbacked);
        assertThat(books()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_registration_whose_answer_is_lost_is_cancelled_and_leaves_a_mark_only(OneCommand it) {
        coordinator.whileRegistering(branch -> {
            throw new TransactionException(TransactionExceptionCode.IO, "the answer is lost");
        });

        assertThatThrownBy(() -> it.tryOut(modules)).isInstanceOf(CommandFailedException.class);
        assertThat(coordinator.cancel(coordinator.branch())).isEqualTo(PhaseTwo_Rollbacked);

        assertThat(books()).isEqualTo(before);
        assertThat(fence()).containsExactly(4);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_confirm_that_is_repeated_changes_nothing_more(OneCommand it) {
        it.tryOut(modules);
        for (int i = 0; i < 3; i++) {
            assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_Committed);
        }

        assertThat(books()).isEqualTo(doneAtOnce(it));
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_cancel_that_is_repeated_changes_nothing_more(OneCommand it) {
        it.tryOut(modules);
        for (int i = 0; i < 3; i++) {
            assertThat(coordinator.cancel(coordinator.branch())).isEqualTo(PhaseTwo_Rollbacked);
        }

        assertThat(books()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_confirm_that_fails_twice_succeeds_the_third_time(OneCommand it) {
        it.tryOut(modules);
        Books tried = books();
        try (var _ = Failure.of(database, "tcc_fence_log")) {
            assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_CommitFailed_Retryable);
            assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_CommitFailed_Retryable);
            assertThat(books()).isEqualTo(tried);
        }
        assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_Committed);

        assertThat(books()).isEqualTo(doneAtOnce(it));
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void what_a_confirm_had_begun_when_it_failed_is_taken_back_with_its_fence_row(OneCommand it) {
        it.tryOut(modules);
        Books tried = books();
        try (var _ = Failure.of(database, Failure.WHAT_A_SECOND_PHASE_WRITES_LAST)) {
            if (coordinator.confirm(coordinator.branch()) == PhaseTwo_CommitFailed_Retryable) {
                assertThat(books()).isEqualTo(tried);
                assertThat(fence()).containsExactly(1);
            } else {
                assertThat(it.form()).as("only a step that was done at once has nothing to confirm")
                        .isEqualTo(BranchType.SAGA);
            }
        }
        assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_Committed);

        assertThat(books()).isEqualTo(doneAtOnce(it));
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_cancel_after_a_confirm_that_failed_undoes_the_try(OneCommand it) {
        it.tryOut(modules);
        try (var _ = Failure.of(database, "tcc_fence_log")) {
            assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_CommitFailed_Retryable);
            assertThat(coordinator.cancel(coordinator.branch())).isEqualTo(PhaseTwo_RollbackFailed_Retryable);
        }
        assertThat(coordinator.cancel(coordinator.branch())).isEqualTo(PhaseTwo_Rollbacked);

        assertThat(books()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_cancel_after_its_confirm_is_refused(OneCommand it) {
        it.tryOut(modules);
        coordinator.confirm(coordinator.branch());

        assertThat(coordinator.cancel(coordinator.branch())).isEqualTo(PhaseTwo_RollbackFailed_Retryable);
        assertThat(books()).isEqualTo(doneAtOnce(it));
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_confirm_after_its_cancel_is_refused(OneCommand it) {
        it.tryOut(modules);
        coordinator.cancel(coordinator.branch());

        assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_CommitFailed_Retryable);
        assertThat(books()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_confirm_before_its_try_waits_for_it(OneCommand it) {
        coordinator.whileRegistering(branch ->
                assertThat(coordinator.confirm(branch)).isEqualTo(PhaseTwo_CommitFailed_Retryable));

        assertThat(it.tryOut(modules)).isEqualTo(Reply.done());
        assertThat(coordinator.confirm(coordinator.branch())).isEqualTo(PhaseTwo_Committed);

        assertThat(books()).isEqualTo(doneAtOnce(it));
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_try_and_its_cancel_at_the_same_time_leave_nothing_whoever_is_first(OneCommand it) {
        for (int round = 0; round < ROUNDS; round++) {
            open();
            var cancelling = new CompletableFuture<CompletableFuture<Void>>();
            coordinator.whileRegistering(branch ->
                    cancelling.complete(CompletableFuture.runAsync(() -> cancelUntilItIs(branch))));
            try {
                assertThat(it.tryOut(modules)).isEqualTo(Reply.done());
            } catch (CommandFailedException theCancelWasFirst) {
                assertThat(theCancelWasFirst).hasMessageContaining("rolled back before the try came");
            }
            cancelling.join().join();

            assertThat(books()).as("round %d", round).isEqualTo(before);
        }
    }

    private static void cancelUntilItIs(Branch branch) {
        while (coordinator.cancel(branch) != PhaseTwo_Rollbacked) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void a_repeat_in_the_same_global_transaction_is_no_second_branch(OneCommand it) {
        it.tryOut(modules);
        Branch first = coordinator.branch();

        assertThat(it.tryOut(modules)).isEqualTo(Reply.done());

        Branch second = coordinator.all().getLast();
        assertThat(coordinator.withdrawn()).containsExactly(second.id());
        assertThat(coordinator.confirm(first)).isEqualTo(PhaseTwo_Committed);
        assertThat(books()).isEqualTo(doneAtOnce(it));
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void another_attempt_after_the_cancel_is_a_new_one(OneCommand it) {
        it.tryOut(modules);
        coordinator.cancel(coordinator.branch());

        assertThat(it.tryOut(modules, "127.0.0.1:8091:4712")).isEqualTo(Reply.done());
        assertThat(coordinator.confirm(coordinator.all().getLast())).isEqualTo(PhaseTwo_Committed);

        assertThat(books()).isEqualTo(doneAtOnce(it));
    }

    private static Books books() {
        return Books.of(modules.sql());
    }

    private static List<Integer> fence() {
        return modules.sql().queryForList("SELECT status FROM tcc_fence_log", Integer.class);
    }

    /** What the books would be; leaves the shop as it was opened, with the command carried out. */
    private static Books doneAtOnce(OneCommand it) {
        Books.open(modules.sql());
        assertThat(it.atOnce(modules)).isEqualTo(Reply.done());
        return books();
    }
}
