package seckill.compare.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import seckill.checkout.Guarantees;
import seckill.compare.faults.Fault.Way;

/**
 * The steps at which something dies, by mode. Those of the gateway and of the coordinator are the same in every mode with a
 * coordinator; those of participants and database are named by what each mode does there.
 *
 * <p>The locations are methods of Seata and of the shop; when one is renamed, the spec fails because its fault is never met.
 */
public final class FaultAtlas {

    private static final String TM = "CLASS org.apache.seata.tm.DefaultTransactionManager\n";
    private static final String RM = "CLASS org.apache.seata.rm.AbstractResourceManager\n";
    private static final String TC = "CLASS io.seata.server.coordinator.DefaultCore\n";
    private static final String TC_BRANCH = "CLASS io.seata.server.coordinator.AbstractCore\n";
    private static final String AT_CONNECTION = "CLASS org.apache.seata.rm.datasource.ConnectionProxy\n";
    private static final String AT_UNDO = "CLASS org.apache.seata.rm.datasource.undo.AbstractUndoLogManager\n";
    private static final String AT_COMMIT = "CLASS seckill.transaction.CommitThenForget\n";
    private static final String XA_CONNECTION = "CLASS seckill.transaction.xa.XaConnection\n";
    private static final String XA_SECOND_PHASE =
            "CLASS org.apache.seata.rm.datasource.xa.ResourceManagerXA\nMETHOD finishBranch\n";
    private static final String FENCED = "CLASS seckill.transaction.FencedCommands\n";
    private static final String FENCE_SECOND_PHASE = "CLASS org.apache.seata.rm.tcc.TCCResourceManager\n";
    private static final String COMMITTING = "$1";
    private static final String ROLLING_BACK = "!$1";
    private static final String ALWAYS = "TRUE";

    /** Seata's own bound: until then it may hold back what it will never commit. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(130);

    /** A relay's lease, and then some. */
    private static final Duration REDELIVERED_WITHIN = Duration.ofSeconds(30);

    /** Whatever the mode is, here the first step is done and the others are not. */
    public static final Fault BETWEEN_STEPS = dies("gateway", "between two branches",
            "CLASS seckill.checkout.Step\nMETHOD carryOut\nAT ENTRY",
            "$0.command().id().value().endsWith(\"/place-order\")", Way.COMMIT);

    /** Whatever the mode is, here a step is done and the gateway does not know it. */
    public static final Fault UNANSWERED = dies("order", "its rows committed, the caller not answered",
            "CLASS seckill.transaction.CommandLog\nMETHOD once\nAT EXIT", ALWAYS, Way.COMMIT);

    /** Whoever begins and ends the global transaction; the first of each list is tried in every run of the specs. */
    private static final List<Fault> GATEWAY = List.of(
            BETWEEN_STEPS,
            dies("gateway", "before it begins", TM + "METHOD begin\nAT ENTRY", ALWAYS, Way.COMMIT),
            dies("gateway", "before it asks to commit", TM + "METHOD commit\nAT ENTRY", ALWAYS, Way.COMMIT),
            dies("gateway", "after it was told of the commit", TM + "METHOD commit\nAT EXIT", ALWAYS, Way.COMMIT),
            dies("gateway", "before it replies", "CLASS seckill.checkout.jdbc.JdbcCheckoutRecords\nMETHOD end\nAT EXIT",
                    ALWAYS, Way.COMMIT),
            dies("gateway", "before it asks to roll back", TM + "METHOD rollback\nAT ENTRY", ALWAYS, Way.ROLLBACK));

    private static final List<Fault> COORDINATOR = List.of(
            dies("tc", "after it has decided to commit", TC + "METHOD commit\nAFTER INVOKE lockAndExecute",
                    ALWAYS, Way.COMMIT),
            dies("tc", "after a global transaction has begun", TC + "METHOD begin\nAT EXIT", ALWAYS, Way.COMMIT),
            dies("tc", "after a second branch was registered", TC + "METHOD branchRegister\nAT EXIT",
                    "incrementCounter($4) == 2", Way.COMMIT),
            dies("tc", "half-way through committing", TC_BRANCH + "METHOD branchCommit\nAT EXIT", ALWAYS, Way.COMMIT),
            dies("tc", "after it has decided to roll back", TC + "METHOD doGlobalRollback\nAT ENTRY",
                    ALWAYS, Way.ROLLBACK),
            dies("tc", "half-way through rolling back", TC_BRANCH + "METHOD branchRollback\nAT EXIT",
                    ALWAYS, Way.ROLLBACK));

    private static final List<Fault> AT = List.of(
            dies("stock", "before it undoes", AT_UNDO + "METHOD undo\nAT ENTRY", ALWAYS, Way.ROLLBACK),
            dies("stock", "its rows restored, not committed", AT_UNDO + "METHOD undo\nAFTER INVOKE deleteUndoLog",
                    ALWAYS, Way.ROLLBACK),
            dies("stock", "its rows undone, the coordinator not told", AT_UNDO + "METHOD undo\nAT EXIT",
                    ALWAYS, Way.ROLLBACK),
            dies("stock", "before it forgets its undo row", AT_COMMIT + "METHOD branchCommit\nAT ENTRY",
                    ALWAYS, Way.COMMIT),
            dies("stock", "its undo row forgotten, the coordinator not told",
                    AT_COMMIT + "METHOD branchCommit\nAT EXIT", ALWAYS, Way.COMMIT),
            dies("order", "its branch registered, its rows not committed", RM + "METHOD branchRegister\nAT EXIT",
                    ALWAYS, Way.COMMIT),
            dies("order", "its rows committed, the caller not answered",
                    AT_CONNECTION + "METHOD processGlobalTransactionCommit\nAT EXIT", ALWAYS, Way.COMMIT),
            databaseDies("stock", "in the middle of undoing", AT_UNDO + "METHOD undo\nAFTER INVOKE deleteUndoLog",
                    ALWAYS, Way.ROLLBACK),
            databaseDies("stock", "while undo rows are forgotten", AT_COMMIT + "METHOD branchCommit\nAT ENTRY",
                    ALWAYS, Way.COMMIT),
            databaseDies("order", "under a branch that is not registered",
                    AT_CONNECTION + "METHOD processGlobalTransactionCommit\nAT ENTRY", ALWAYS, Way.COMMIT),
            databaseDies("order", "under a branch that is registered", RM + "METHOD branchRegister\nAT EXIT",
                    ALWAYS, Way.COMMIT));

    private static final List<Fault> XA = List.of(
            dies("stock", "before it rolls back what it has prepared", XA_SECOND_PHASE + "AT ENTRY",
                    ROLLING_BACK, Way.ROLLBACK),
            dies("stock", "what it had prepared rolled back, the coordinator not told", XA_SECOND_PHASE + "AT EXIT",
                    ROLLING_BACK, Way.ROLLBACK),
            dies("stock", "before it commits what it has prepared", XA_SECOND_PHASE + "AT ENTRY",
                    COMMITTING, Way.COMMIT),
            dies("stock", "what it had prepared committed, the coordinator not told", XA_SECOND_PHASE + "AT EXIT",
                    COMMITTING, Way.COMMIT),
            dies("order", "its branch registered and not begun", RM + "METHOD branchRegister\nAT EXIT",
                    ALWAYS, Way.COMMIT),
            dies("order", "before it prepares", XA_CONNECTION + "METHOD prepare\nAT ENTRY", ALWAYS, Way.COMMIT),
            dies("order", "prepared, the caller not answered", XA_CONNECTION + "METHOD prepare\nAT EXIT",
                    ALWAYS, Way.COMMIT),
            databaseDies("stock", "before it is asked to roll back", XA_SECOND_PHASE + "AT ENTRY",
                    ROLLING_BACK, Way.ROLLBACK),
            databaseDies("stock", "before it is asked to commit", XA_SECOND_PHASE + "AT ENTRY",
                    COMMITTING, Way.COMMIT),
            databaseDies("order", "before it is asked to prepare", XA_CONNECTION + "METHOD prepare\nAT ENTRY",
                    ALWAYS, Way.COMMIT),
            databaseDies("order", "with a prepared branch", XA_CONNECTION + "METHOD prepare\nAT EXIT",
                    ALWAYS, Way.COMMIT));

    /** TCC confirms what it has set aside; SAGA has done it by then, and cancel is its compensation. */
    private static final List<Fault> IN_THREE_PARTS = List.of(
            dies("stock", "before it cancels", FENCED + "METHOD cancel\nAT ENTRY", ALWAYS, Way.ROLLBACK),
            dies("stock", "cancelled and not committed", FENCED + "METHOD cancel\nAT EXIT", ALWAYS, Way.ROLLBACK),
            dies("stock", "cancelled, the coordinator not told", FENCE_SECOND_PHASE + "METHOD branchRollback\nAT EXIT",
                    ALWAYS, Way.ROLLBACK),
            dies("stock", "before it confirms", FENCED + "METHOD confirm\nAT ENTRY", ALWAYS, Way.COMMIT),
            dies("stock", "confirmed and not committed", FENCED + "METHOD confirm\nAT EXIT", ALWAYS, Way.COMMIT),
            dies("stock", "confirmed, the coordinator not told", FENCE_SECOND_PHASE + "METHOD branchCommit\nAT EXIT",
                    ALWAYS, Way.COMMIT),
            dies("order", "its branch registered and nothing tried", RM + "METHOD branchRegister\nAT EXIT",
                    ALWAYS, Way.COMMIT),
            dies("order", "in the middle of its try", "CLASS seckill.transaction.CommandLog\nMETHOD begin\nAT EXIT",
                    ALWAYS, Way.COMMIT),
            dies("order", "tried, the caller not answered", FENCED + "METHOD tryOut\nAT EXIT", ALWAYS, Way.COMMIT),
            databaseDies("stock", "in the middle of a cancel", FENCED + "METHOD cancel\nAT EXIT", ALWAYS, Way.ROLLBACK),
            databaseDies("stock", "in the middle of a confirm", FENCED + "METHOD confirm\nAT EXIT", ALWAYS, Way.COMMIT),
            databaseDies("order", "in the middle of a try", "CLASS seckill.transaction.CommandLog\nMETHOD begin\nAT EXIT",
                    ALWAYS, Way.COMMIT),
            databaseDies("order", "with a try committed", FENCED + "METHOD tryOut\nAT EXIT", ALWAYS, Way.COMMIT));

    private static final Map<String, List<Fault>> PARTICIPANTS =
            Map.of("AT", AT, "XA", XA, "TCC", IN_THREE_PARTS, "SAGA", IN_THREE_PARTS);

    /** Modes without a coordinator. */
    private static final Map<String, List<Fault>> OF_ITS_OWN = Map.of(
            "LOCAL", MonolithFaults.ofLocal(),
            "JTA", MonolithFaults.ofJta(),
            "REDIS_MSG", RedisMessageFaults.all(),
            "OUTBOX", MessageFaults.ofOutbox(),
            "MQ_TX", MessageFaults.ofMqTx());

    private FaultAtlas() {}

    /** Every fault of a mode; none when nothing is known of it. */
    public static List<Fault> of(String mode) {
        if (OF_ITS_OWN.containsKey(mode)) {
            return OF_ITS_OWN.get(mode);
        }
        List<Fault> participants = PARTICIPANTS.getOrDefault(mode, List.of());
        return participants.isEmpty()
                ? List.of()
                : Stream.of(GATEWAY, COORDINATOR, participants).flatMap(List::stream).toList();
    }

    /** How soon after the restart nothing may be left. */
    public static Duration atRestWithin(Guarantees mode) {
        return mode.family() == Guarantees.Family.MESSAGES ? REDELIVERED_WITHIN : SETTLED_WITHIN;
    }

    /** The first of a mode's faults of which this one dies. */
    public static Fault first(String mode, String victim) {
        return of(mode).stream().filter(fault -> fault.victim().equals(victim)).findFirst().orElseThrow(() ->
                new IllegalStateException("nobody has said at which steps of " + mode + " " + victim + " may die"));
    }

    private static Fault dies(String who, String says, String where, String when, Way way) {
        return new Fault(who + " dies " + says, who, who, where, when, way);
    }

    private static Fault databaseDies(String client, String says, String where, String when, Way way) {
        return new Fault("the database dies " + says, client, "database", where, when, way);
    }
}
