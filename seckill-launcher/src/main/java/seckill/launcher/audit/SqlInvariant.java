package seckill.launcher.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * An invariant of which the databases alone tell.
 *
 * @param id       I1, I2, …
 * @param sentence what holds, for people
 * @param figures  a statement with one row of counts, named by their columns, so that "ok" over an empty shop is not
 *                 mistaken for proof
 * @param laws     what must hold in detail
 */
record SqlInvariant(String id, String sentence, String figures, List<Law> laws) implements Invariant {

    @Override
    public Verdict judge(Snapshot snapshot) {
        List<Violation> violations = new ArrayList<>();
        for (Law law : laws) {
            Violation.of(law.says(), snapshot.rows(law.offenders())).ifPresent(violations::add);
        }
        return new Verdict(id, sentence, snapshot.figures(figures), violations);
    }
}
