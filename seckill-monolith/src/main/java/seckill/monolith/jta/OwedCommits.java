package seckill.monolith.jta;

import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.objectstore.RecoveryStore;
import com.arjuna.ats.arjuna.objectstore.StoreManager;
import com.arjuna.ats.arjuna.state.InputObjectState;
import com.arjuna.ats.internal.arjuna.common.UidHelper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Whether the log holds a decision to commit of a transaction that began some time ago: a database has not been told yet.
 *
 * <p>Why the age matters: while the shop sells, the log is never empty. A decision stands there from the moment it is made
 * until the last database has committed, which is milliseconds. One that is older than a transaction may live is owed.
 */
final class OwedCommits implements BooleanSupplier {

    /** Narayana's name for what a transaction manager decides, as against what an application decides. */
    private static final String DECISIONS = "/StateManager/BasicAction/TwoPhaseCoordinator/AtomicAction";

    private final Clock clock;
    private final Duration livingMax;

    /** @param livingMax a transaction that began longer ago than this is not in flight any more */
    OwedCommits(Clock clock, Duration livingMax) {
        this.clock = clock;
        this.livingMax = livingMax;
    }

    @Override
    public boolean getAsBoolean() {
        Instant young = clock.instant().minus(livingMax);
        RecoveryStore log = StoreManager.getRecoveryStore();
        InputObjectState ids = new InputObjectState();
        try {
            if (!log.allObjUids(DECISIONS, ids)) {
                return false;
            }
            for (Uid id = UidHelper.unpackFrom(ids); !id.equals(Uid.nullUid()); id = UidHelper.unpackFrom(ids)) {
                InputObjectState decision = log.read_committed(id, DECISIONS);
                if (decision != null && begun(decision).isBefore(young)) {
                    return true;
                }
            }
            return false;
        } catch (ObjectStoreException | IOException e) {
            throw new IllegalStateException("the log of decisions cannot be read", e);
        }
    }

    /** The head of every record: a marker, the transaction, its process unless there is none, and when it began. */
    private static Instant begun(InputObjectState decision) throws IOException {
        decision.unpackString();
        if (!UidHelper.unpackFrom(decision).equals(Uid.nullUid())) {
            UidHelper.unpackFrom(decision);
        }
        return Instant.ofEpochMilli(decision.unpackLong());
    }
}
