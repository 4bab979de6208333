package seckill.reconcile;

import seckill.participant.CommandId;
import seckill.participant.Reply;

/** Makes one participant's books say what they should, unless they say something else by now than what was seen. */
public interface Correction {

    /** Carried out once per id, however often it is sent. */
    Reply apply(CommandId id);
}
