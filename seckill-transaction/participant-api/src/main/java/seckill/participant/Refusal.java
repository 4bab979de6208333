package seckill.participant;

import java.io.Serializable;

/** A business reason to refuse a command; each participant's API has one enum of them. */
public interface Refusal extends Serializable {

    /** The constant's name, upper case with underscores, stable: it is stored and shown to callers. */
    String name();
}
