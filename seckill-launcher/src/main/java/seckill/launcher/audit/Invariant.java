package seckill.launcher.audit;

/** A conservation law of the shop, by the number which it has in docs/audit.md. */
interface Invariant {

    Verdict judge(Snapshot snapshot);
}
