package seckill.participant;

/** Where checkouts that travel by letters begin. */
public interface FirstStop {

    /**
     * Does the slip's first stop in one local transaction, and sees to it that the next letter is sent if and only if that is
     * committed. May be repeated: the same slip begins once.
     *
     * @return what the first stop answers; a refusal ends the checkout and sends nothing
     * @throws CommandFailedException when it could not be done, or nobody can tell
     */
    Reply begin(Slip slip, Publishing how) throws CommandFailedException;
}
