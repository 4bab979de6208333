package seckill.participant;

import java.io.Serializable;

/** What a participant has in its books about one order; equal when nothing has changed. */
public interface Entry extends Serializable {

    String orderId();
}
