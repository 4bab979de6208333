package seckill.stock.api;

/** What the gate of a sale is made of; chosen when it is opened for the first time. */
public enum GateEngine {
    /** A script in Redis decides and journals as one. */
    SCRIPT,
    /** Read, check and write in Redis under a lock. */
    LOCK,
    /** A permit in Redis for each unit, leased until its ticket is journaled. */
    PERMITS,
    /** A conditional update of one row of the gateway's database. */
    DATABASE_ROW,
    /** The same with several rows, for one very hot product. */
    DATABASE_STRIPES,
    /** A row per unit, taken with SKIP LOCKED. */
    DATABASE_UNITS
}
