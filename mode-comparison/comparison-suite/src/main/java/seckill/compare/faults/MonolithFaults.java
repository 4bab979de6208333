package seckill.compare.faults;

import java.util.List;
import seckill.compare.faults.Fault.Way;

/** The steps of LOCAL and JTA at which something dies: one process is gateway, coordinator and participants in one. */
public final class MonolithFaults {

    private static final String JTA_TRANSACTION = "CLASS com.arjuna.ats.arjuna.coordinator.BasicAction\n";
    private static final String JTA_BRANCH = "CLASS com.arjuna.ats.internal.jta.resources.arjunacore.XAResourceRecord\n";
    private static final String STEP = "CLASS seckill.checkout.Step\nMETHOD carryOut\nAT ENTRY";
    private static final String OF_PLACING = "$0.command().id().value().endsWith(\"/place-order\")";
    private static final String REFUSING = "CLASS seckill.checkout.mode.OneTransaction$Refusing\nMETHOD <init>\nAT EXIT";
    private static final String COMMITTING =
            "CLASS org.springframework.jdbc.datasource.DataSourceTransactionManager\nMETHOD doCommit\n";
    private static final String ENDING = "CLASS seckill.checkout.jdbc.JdbcCheckoutRecords\nMETHOD end\nAT ENTRY";
    private static final String ALWAYS = "TRUE";

    private static final List<Fault> LOCAL = List.of(
            dies("between two steps", STEP, OF_PLACING, Way.COMMIT),
            dies("before it commits", COMMITTING + "AT ENTRY", ALWAYS, Way.COMMIT),
            dies("committed, the checkout not ended", ENDING, ALWAYS, Way.COMMIT),
            dies("refused by its last step, nothing rolled back", REFUSING, ALWAYS, Way.ROLLBACK),
            databaseDies("between two steps", STEP, OF_PLACING, Way.COMMIT),
            databaseDies("before it is asked to commit", COMMITTING + "AT ENTRY", ALWAYS, Way.COMMIT),
            databaseDies("with everything committed, the checkout not ended", ENDING, ALWAYS, Way.COMMIT),
            databaseDies("before it is asked to roll back", REFUSING, ALWAYS, Way.ROLLBACK));

    private static final List<Fault> JTA = List.of(
            dies("before anything is prepared", JTA_TRANSACTION + "METHOD prepare\nAT ENTRY", ALWAYS, Way.COMMIT),
            dies("between two prepares", JTA_BRANCH + "METHOD topLevelPrepare\nAT EXIT", ALWAYS, Way.COMMIT),
            dies("all prepared, the decision not in the log",
                    JTA_TRANSACTION + "METHOD prepare\nAT INVOKE write_committed", ALWAYS, Way.COMMIT),
            dies("the decision in the log, nobody told", JTA_TRANSACTION + "METHOD phase2Commit\nAT ENTRY", ALWAYS, Way.COMMIT),
            dies("between two commits", JTA_BRANCH + "METHOD topLevelCommit\nAT EXIT", ALWAYS, Way.COMMIT),
            dies("all committed, the checkout not ended", ENDING, ALWAYS, Way.COMMIT),
            dies("between two rollbacks", JTA_BRANCH + "METHOD topLevelAbort\nAT EXIT", ALWAYS, Way.ROLLBACK),
            databaseDies("between two prepares", JTA_BRANCH + "METHOD topLevelPrepare\nAT EXIT", ALWAYS, Way.COMMIT),
            databaseDies("with the decision in the log and nobody told",
                    JTA_TRANSACTION + "METHOD phase2Commit\nAT ENTRY", ALWAYS, Way.COMMIT),
            databaseDies("between two commits", JTA_BRANCH + "METHOD topLevelCommit\nAT EXIT", ALWAYS, Way.COMMIT));

    private MonolithFaults() {}

    static List<Fault> ofLocal() {
        return LOCAL;
    }

    public static List<Fault> ofJta() {
        return JTA;
    }

    private static Fault dies(String says, String where, String when, Way way) {
        return new Fault("monolith dies " + says, "monolith", "monolith", where, when, way);
    }

    private static Fault databaseDies(String says, String where, String when, Way way) {
        return new Fault("the database dies " + says, "monolith", "database", where, when, way);
    }
}
