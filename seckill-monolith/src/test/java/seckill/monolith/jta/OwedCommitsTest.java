package seckill.monolith.jta;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real transaction manager with a real log; only the database that is away is made up. */
class OwedCommitsTest {

    private static final Duration LIVING_MAX = Duration.ofSeconds(10);

    @Test
    void a_decision_is_owed_as_long_as_a_database_has_not_been_told(@TempDir Path log) throws Exception {
        JtaSettings settings = new JtaSettings(
                Map.of(), log, "owed-commits", 1, Duration.ofHours(1), Duration.ofSeconds(10));
        try (Narayana narayana = new Narayana(settings, Duration.ofSeconds(10))) {
            OwedCommits now = new OwedCommits(Clock.systemUTC(), LIVING_MAX);
            OwedCommits later = new OwedCommits(
                    Clock.offset(Clock.systemUTC(), LIVING_MAX.plusSeconds(1)), LIVING_MAX);
            assertFalse(later.getAsBoolean(), "an empty log");

            commit(narayana.transactionManager(), new Branch(true));
            assertFalse(later.getAsBoolean(), "everybody was told");

            commit(narayana.transactionManager(), new Branch(false));
            assertFalse(now.getAsBoolean(), "it may be in the middle of being told");
            assertTrue(later.getAsBoolean(), "it was not");
        }
    }

    private static void commit(TransactionManager transactions, Branch second) throws Exception {
        transactions.begin();
        transactions.getTransaction().enlistResource(new Branch(true));
        transactions.getTransaction().enlistResource(second);
        transactions.commit();
    }

    /** Prepares, and is there or away when it is told to commit. */
    private record Branch(boolean isThere) implements XAResource {

        @Override
        public int prepare(Xid xid) {
            return XA_OK;
        }

        @Override
        public void commit(Xid xid, boolean onePhase) throws XAException {
            if (!isThere) {
                throw new XAException(XAException.XAER_RMFAIL);
            }
        }

        @Override
        public boolean isSameRM(XAResource other) {
            return other == this;
        }

        @Override
        public Xid[] recover(int flag) {
            return new Xid[0];
        }

        @Override
        public void start(Xid xid, int flags) {}

        @Override
        public void end(Xid xid, int flags) {}

        @Override
        public void rollback(Xid xid) {}

        @Override
        public void forget(Xid xid) {}

        @Override
        public int getTransactionTimeout() {
            return 0;
        }

        @Override
        public boolean setTransactionTimeout(int seconds) {
            return false;
        }
    }
}
