package seckill.launcher.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seckill.launcher.Address;
import seckill.launcher.EnvironmentException;
import seckill.launcher.Home;
import seckill.launcher.RedisUser;
import seckill.launcher.RunningStack;

/**
 * Checks the invariants of a shop by reading its databases with an account that may only read, and by asking the TC and
 * RocketMQ.
 *
 * <p>It looks at all schemas in one consistent snapshot, again until the snapshot shows a shop at rest, and judges by that very
 * one: a shop that begins something a moment later was sound nevertheless. Under traffic it can be run too, but what is half
 * done then looks broken; {@link AuditReport#atRest} tells.
 */
public final class Audit {

    static final List<SqlInvariant> SQL_INVARIANTS = List.of(
            UnitsAreConserved.INVARIANT,
            StockMatchesOrders.INVARIANT,
            BuyersKeepToLimits.INVARIANT,
            MoneyIsConserved.INVARIANT,
            ReservationsFollowOrders.INVARIANT,
            AcceptedMeansOrdered.INVARIANT,
            RefusedMeansNothing.INVARIANT);

    private final Connecting database;
    private final SchemaNames schemas;
    private final NothingIsLeft nothingIsLeft;

    Audit(
            Connecting database,
            SchemaNames schemas,
            Optional<Coordinator> coordinator,
            Brokers brokers,
            List<Residue> outside) {
        this.database = database;
        this.schemas = schemas;
        this.nothingIsLeft = new NothingIsLeft(coordinator, brokers, outside);
    }

    /**
     * Audits a running stack for a command line.
     *
     * @throws EnvironmentException when something that it must read is down
     */
    public static AuditReport report(Home home, RunningStack stack, Duration wait) {
        try {
            return of(home, stack).run(wait);
        } catch (AuditImpossibleException e) {
            throw new EnvironmentException("Nothing can be audited. " + e.getMessage()
                    + "\nWhich process is down, and how to mend it: ./seckill doctor");
        }
    }

    /** The audit of what runs in this home. */
    public static Audit of(Home home, RunningStack stack) {
        return new Audit(
                () -> stack.connectForAudit(home, "gateway"),
                new SchemaNames(stack::schemaOf),
                Coordinators.of(home, stack),
                Brokers.of(home, stack),
                JournalInRedis.of(home, stack).residues());
    }

    /**
     * The audit of a shop whose servers are on several hosts: one database server, a TC, RocketMQ, and a cluster of Redis.
     *
     * @param tc whichever node: its console tells of what all of them hold
     */
    public static Audit of(Connecting database, Coordinator tc, Address nameServer, List<Address> redis, RedisUser user) {
        return new Audit(
                database, new SchemaNames(owner -> owner), Optional.of(tc), Brokers.at(nameServer), JournalInRedis.ofCluster(redis, user));
    }

    /** The statements that find what breaks an invariant; in words for what statements alone do not tell. */
    public static String checkedBy(String id) {
        return SQL_INVARIANTS.stream()
                .filter(it -> it.id().equals(id))
                .flatMap(it -> it.laws().stream())
                .map(law -> "-- " + law.says() + "\n" + law.offenders().strip())
                .collect(Collectors.collectingAndThen(Collectors.joining("\n\n"), it -> it.isEmpty() ? NothingIsLeft.CHECKED_BY : it));
    }

    /**
     * Waits until the shop is at rest, and checks every invariant.
     *
     * @param wait how long to wait at most
     * @throws AuditImpossibleException when the databases cannot be read
     */
    public AuditReport run(Duration wait) {
        try (Connection connection = database.open()) {
            return AtRest.first(wait, () -> atRest(connection)).orElseGet(() -> asItIs(connection));
        } catch (SQLException e) {
            throw new AuditImpossibleException("The database cannot be read: " + e.getMessage(), e);
        }
    }

    /** Empty while something is in flight: then the other invariants are not worth a look. */
    private Optional<AuditReport> atRest(Connection connection) {
        try (Snapshot now = Snapshot.of(connection, schemas)) {
            return Optional.of(nothingIsLeft.judge(now)).filter(Verdict::ok).map(left -> report(left, now));
        }
    }

    private AuditReport asItIs(Connection connection) {
        try (Snapshot now = Snapshot.of(connection, schemas)) {
            return report(nothingIsLeft.judge(now), now);
        }
    }

    /** @param left judged before the snapshot's tables are read, because parts of it are outside of them */
    private static AuditReport report(Verdict left, Snapshot now) {
        List<Verdict> verdicts = Stream.concat(Stream.of(left), SQL_INVARIANTS.stream().map(it -> it.judge(now)))
                .sorted(Comparator.comparing(Verdict::id))
                .toList();
        return new AuditReport(left.ok(), verdicts);
    }

    /** Opens a connection to the server which holds all schemas. */
    public interface Connecting {
        Connection open() throws SQLException;
    }
}
