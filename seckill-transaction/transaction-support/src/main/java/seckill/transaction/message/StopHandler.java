package seckill.transaction.message;

import seckill.participant.Command;
import seckill.participant.Reply;
import seckill.transaction.CommandForms;

/**
 * Does what a letter asks of a participant, and sends the next one.
 *
 * <p>If the process dies in between, or the broker does not take the next letter, this one is delivered again: what was done
 * is not done again, it is answered as before, and the same next letter leaves. So nobody needs an outbox but the first.
 */
public final class StopHandler<C extends Command> implements LetterHandler {

    private final CommandForms<C> forms;
    private final Letters letters;

    public StopHandler(CommandForms<C> forms, Letters letters) {
        this.forms = forms;
        this.letters = letters;
    }

    @Override
    public void take(Letter letter) {
        Travelling here = Travelling.from(letter);
        Reply reply = forms.take(here.phase(), forms.read(here.stop().command()));
        Route.after(here, reply).forEach(letters::publish);
    }
}
