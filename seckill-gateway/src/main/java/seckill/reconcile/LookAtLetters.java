package seckill.reconcile;

import java.util.List;
import java.util.Optional;
import seckill.console.DecideDeadLetters;

/** Names the letters that nobody could take in; what becomes of them is decided where they are shown, one by one. */
record LookAtLetters(DecideDeadLetters letters) implements Part {

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public List<Discrepancy> all() {
        return letters.all().stream()
                .map(it -> new Discrepancy(
                        Kind.STUCK_LETTER, name(), it.letter().id(), it.owner() + " " + it.letter().topic(), "-", Optional.empty()))
                .toList();
    }
}
