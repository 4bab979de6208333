package seckill.transaction.message;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import seckill.participant.Command;
import seckill.participant.CommandFailedException;
import seckill.participant.FirstStop;
import seckill.participant.Publishing;
import seckill.participant.Reply;
import seckill.participant.Slip;
import seckill.transaction.CommandForms;

/** The participant at which checkouts begin to travel. */
public final class BeginSlip<C extends Command> implements FirstStop {

    private final CommandForms<C> forms;
    private final Map<Publishing, FirstLetter> ways;

    public BeginSlip(CommandForms<C> forms, List<FirstLetter> ways) {
        this.forms = forms;
        this.ways = ways.stream().collect(Collectors.toMap(FirstLetter::how, Function.identity()));
    }

    @Override
    public Reply begin(Slip slip, Publishing how) {
        C first = forms.read(slip.stops().getFirst().command());
        FirstLetter way = ways.get(how);
        if (way == null) {
            throw new CommandFailedException(first.id(), "nobody sends letters by " + how + " here");
        }
        return way.begin(
                Route.afterTheFirst(slip),
                inTheSame -> forms.begin(first, Route.isDecidedAtOnce(slip), inTheSame));
    }
}
