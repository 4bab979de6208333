package seckill.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One discrepancy on paper. */
final class PaperDiscrepancies implements Discrepancies {

    /** Null before the first. */
    Found one;

    @Override
    public void found(List<Discrepancy> discrepancies, Instant since, Instant at) {
        discrepancies.forEach(it -> one = new Found(it.id(), it.kind(), it.part(), it.subject(), it.seen(), it.should(),
                it.correction().isPresent(), Found.State.OPEN, 0, "", "", "", at, at));
    }

    @Override
    public List<Found> open(int limit) {
        return one == null || one.state() != Found.State.OPEN ? List.of() : List.of(one);
    }

    @Override
    public List<Found> newest(int limit) {
        return List.of(one);
    }

    @Override
    public Optional<Found> find(String id) {
        return Optional.of(one).filter(it -> it.id().equals(id));
    }

    @Override
    public Optional<Integer> begin(String id, String operator, String why, Instant at, Instant stale) {
        if (find(id).isEmpty() || one.state() != Found.State.OPEN) {
            return Optional.empty();
        }
        become(Found.State.REPAIRING, one.attempt() + 1, operator, why, "");
        return Optional.of(one.attempt());
    }

    @Override
    public void end(String id, int attempt, Found.State state, String answer, Instant at) {
        become(state, attempt, one.operator(), one.why(), answer);
    }

    @Override
    public void gone(Found found, Instant at) {
        become(Found.State.GONE, found.attempt(), found.operator(), found.why(), "");
    }

    private void become(Found.State state, int attempt, String operator, String why, String answer) {
        one = new Found(one.id(), one.kind(), one.part(), one.subject(), one.seen(), one.should(), one.repairable(), state, attempt,
                operator, why, answer, one.firstSeen(), one.lastSeen());
    }
}
