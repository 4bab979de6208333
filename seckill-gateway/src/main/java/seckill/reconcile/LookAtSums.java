package seckill.reconcile;

import java.util.List;
import java.util.Optional;
import seckill.participant.Books;
import seckill.participant.Drift;

/** Finds sums that their parts do not add up to; each participant reads its own in one statement, so there is nothing to wait for. */
record LookAtSums(String name, Kind kind, Books<?> books) implements Part {

    @Override
    public List<Discrepancy> all() {
        return books.drifts().stream().map(this::discrepancy).toList();
    }

    private Discrepancy discrepancy(Drift drift) {
        return new Discrepancy(
                kind,
                name,
                drift.sum() + " " + drift.key(),
                Long.toString(drift.kept()),
                Long.toString(drift.parts()),
                Optional.of(id -> books.addUp(id, drift)));
    }
}
