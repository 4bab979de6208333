package seckill.checkout;

import java.util.Set;

/**
 * What a mode declares. README's table is generated from it, and specs hold each mode to it.
 *
 * @param mode        the mode's name, upper case, stable: it is stored and configured
 * @param family      the family of protocols it belongs to
 * @param atomicity   whether all steps take effect or none
 * @param settlement  when nothing is in flight any more
 * @param readersSee  what others can read of a checkout that has not settled
 * @param held        what stays locked until the end
 * @param asks        what it asks of the participants' business code
 * @param assemblies  in which assemblies of the shop it runs
 * @param afterCrash  who ends a checkout whose carrier died, in one sentence
 */
public record Guarantees(
        String mode,
        Family family,
        Atomicity atomicity,
        Settlement settlement,
        Visibility readersSee,
        Set<Held> held,
        Set<Asks> asks,
        Set<Assembly> assemblies,
        String afterCrash) {

    public Guarantees {
        held = Set.copyOf(held);
        asks = Set.copyOf(asks);
        assemblies = Set.copyOf(assemblies);
    }

    /** Families of protocols. */
    public enum Family {
        LOCAL_TRANSACTION,
        TWO_PHASE_COMMIT,
        TRY_CONFIRM_CANCEL,
        SAGA,
        MESSAGES,
        UNCOORDINATED
    }

    /** Whether all steps take effect or none. */
    public enum Atomicity {
        ALL_OR_NOTHING,
        NONE
    }

    /** When a checkout has settled. */
    public enum Settlement {
        /** Before the caller gets its answer. */
        WITH_THE_ANSWER,
        /** Within seconds after the answer; the decision is made, its consequences are on their way. */
        SHORTLY_AFTER,
        /** The answer is that it was taken on; the decision follows, usually within a second. */
        DECIDED_LATER
    }

    /** What others can read of a checkout that has not settled. */
    public enum Visibility {
        NOTHING,
        /** That units, money and orders are set aside; never a final state that may be undone. */
        RESERVATIONS,
        /** Effects of single steps, which may be undone. */
        UNCOMMITTED_STEPS
    }

    /** What stays locked until the end of the global transaction. */
    public enum Held {
        DATABASE_ROWS,
        DATABASE_CONNECTIONS,
        GLOBAL_LOCKS,
        /** What a try set aside; others go on with the rest of the same row. */
        RESERVATIONS
    }

    /** What a mode asks of business code. */
    public enum Asks {
        /** Statements of which the coordinator's client can make images. */
        PARSEABLE_SQL,
        /** A database that keeps a prepared transaction over a crash. */
        XA_DATABASE,
        /** Each command in three parts. */
        TRY_CONFIRM_CANCEL,
        /** For each command one that undoes it. */
        COMPENSATION,
        /** All tables in one database. */
        ONE_DATABASE
    }

    /** Assemblies of the shop. */
    public enum Assembly {
        /** A process each, a database each. */
        MODULES,
        /** One process, one database. */
        MONOLITH,
        /** One process, and the databases which the modules would have. */
        MONOLITH_WITH_DATABASES
    }
}
