package seckill.participant;

/** Which part of a command a participant is to carry out when a checkout travels from one to the next. */
public enum Phase {
    /** What the command does, in a way that can be taken back; it may be refused. */
    DO,
    /** Takes back what DO did. */
    CANCEL,
    /** Nothing can be refused any more: what was announced is shown, and still keeps others away until CONFIRM. */
    DECIDE,
    /** What the command does, for good, after the decision; it cannot be refused. */
    FOLLOW,
    /** Makes what was announced final. */
    CONFIRM
}
