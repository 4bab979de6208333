package seckill.transaction.history;

import java.util.List;
import seckill.participant.Fact;
import seckill.participant.History;

/** All facts of this process. */
public final class ReadHistory implements History {

    private final List<Facts> sources;

    public ReadHistory(List<Facts> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public List<Fact> of(String orderId, List<String> checkouts) {
        List<String> known = checkouts.stream().limit(MAX).toList();
        return sources.stream().flatMap(it -> it.of(orderId, known).stream()).toList();
    }

    @Override
    public List<Fact> under(List<String> xids) {
        List<String> known = xids.stream().limit(MAX).toList();
        return known.isEmpty() ? List.of() : sources.stream().flatMap(it -> it.under(known).stream()).toList();
    }
}
