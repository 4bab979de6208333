package seckill.compare.controls;

import java.util.List;
import java.util.Set;

/** The transaction manager is played by hand, and dies. */
final class NoRecovery implements Control {

    @Override
    public String name() {
        return "no recovery";
    }

    @Override
    public String says() {
        return "The process dies between prepare and commit, and the next one does not start "
                + "recovery: the branch stays prepared and its row locked";
    }

    @Override
    public String source() {
        return "https://github.com/quarkusio/quarkus/issues/26160";
    }

    @Override
    public Set<String> guards() {
        return Set.of("JTA");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("jta_no_recovery", Books.TABLES)) {
            schema.books(10);
            XaRecovery recovery = new XaRecovery(schema.sql(), "control-no-recovery");
            try {
                XaBranch.prepare(site, "jta_no_recovery", recovery.transaction(), "UPDATE stock_level SET available = 9, sold = 1").close();
                if (!isWrong) {
                    recovery.end(false); // no decision was logged
                }
                int left = recovery.prepared().size();
                return left == 0
                        ? List.of()
                        : List.of(new Broken("I6", "branches left in XA RECOVER: %d, and nobody comes for them".formatted(left)));
            } finally {
                recovery.end(false);
            }
        }
    }
}
