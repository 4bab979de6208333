package seckill.threeparts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.BranchStatus;
import org.apache.seata.core.model.BranchType;
import org.apache.seata.rm.DefaultResourceManager;
import org.apache.seata.rm.tcc.TCCResourceManager;

/**
 * Seata's resource manager of this process, whose coordinator is the spec: it is told of branches, and calls the second
 * phases when and as often as it likes. What comes after the call is Seata's own.
 */
final class PlayedCoordinator extends TCCResourceManager {

    /** A branch as a coordinator knows it. */
    record Branch(long id, String xid, String resource, String data) {}

    /** What happens while a branch's registration is on its way back to the participant. */
    interface Registered {
        void at(Branch branch) throws TransactionException;
    }

    private final AtomicLong ids = new AtomicLong(1_000);
    private final Map<Long, Branch> branches = new ConcurrentHashMap<>();
    private final List<Long> withdrawn = new ArrayList<>();
    private volatile Registered meanwhile = branch -> {};

    static PlayedCoordinator inThePlaceOfTheReal() {
        PlayedCoordinator it = new PlayedCoordinator();
        DefaultResourceManager.get();
        DefaultResourceManager.mockResourceManager(BranchType.TCC, it);
        return it;
    }

    void begin() {
        branches.clear();
        withdrawn.clear();
        meanwhile = branch -> {};
    }

    void whileRegistering(Registered event) {
        meanwhile = event;
    }

    @Override
    public Long branchRegister(
            BranchType type, String resource, String client, String xid, String data, String lockKeys)
            throws TransactionException {
        Branch branch = new Branch(ids.incrementAndGet(), xid, resource, data);
        branches.put(branch.id, branch);
        meanwhile.at(branch);
        return branch.id;
    }

    @Override
    public void branchReport(BranchType type, String xid, long branch, BranchStatus status, String data) {
        if (status == BranchStatus.PhaseOne_Failed) {
            withdrawn.add(branch);
        }
    }

    /** The only branch of this spec. */
    Branch branch() {
        if (branches.size() != 1) {
            throw new AssertionError("one branch expected: " + branches.values());
        }
        return branches.values().iterator().next();
    }

    /** In the order of their registration. */
    List<Branch> all() {
        return branches.keySet().stream().sorted().map(branches::get).toList();
    }

    List<Long> withdrawn() {
        return withdrawn;
    }

    BranchStatus confirm(Branch branch) {
        return onAThreadOfSeatas(
                () -> branchCommit(BranchType.TCC, branch.xid, branch.id, branch.resource, branch.data));
    }

    BranchStatus cancel(Branch branch) {
        return onAThreadOfSeatas(
                () -> branchRollback(BranchType.TCC, branch.xid, branch.id, branch.resource, branch.data));
    }

    private interface PhaseTwo {
        BranchStatus call() throws TransactionException;
    }

    /** One on which no global transaction is bound. */
    private static BranchStatus onAThreadOfSeatas(PhaseTwo phaseTwo) {
        Supplier<BranchStatus> call = () -> {
            try {
                return phaseTwo.call();
            } catch (TransactionException e) {
                throw new IllegalStateException(e);
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return CompletableFuture.supplyAsync(call, threads).join();
        }
    }
}
