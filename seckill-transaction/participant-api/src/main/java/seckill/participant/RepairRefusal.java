package seckill.participant;

/** Why a participant does not correct its books. */
public enum RepairRefusal implements Refusal {
    /** They say something else by now: look again. */
    CHANGED_SINCE,
    /** Fewer units, or less money or points, than the correction needs. */
    NOT_ENOUGH,
    /** It is for a buyer, product or sale that there is not. */
    NOT_POSSIBLE
}
