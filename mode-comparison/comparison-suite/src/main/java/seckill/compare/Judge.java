package seckill.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seckill.checkout.Guarantees;
import seckill.checkout.Guarantees.Atomicity;
import seckill.checkout.Guarantees.Visibility;
import seckill.compare.history.Finding;
import seckill.compare.report.Report.Anomaly;
import seckill.compare.report.Report.InvariantResult;
import seckill.compare.witness.Witness;
import seckill.launcher.audit.Audit;
import seckill.launcher.audit.AuditReport;
import seckill.launcher.audit.Verdict;

/** Holds what was found against what the mode declares. */
record Judge(Guarantees mode, Set<String> unguarded) {

    static final String GREEN = "green";
    static final String RED = "red";
    static final String RED_AS_DECLARED = "red, as declared";
    static final String UNPROVEN = "unproven";
    static final String NOT_RUN = "not run";

    private static final int SHOWN_MAX = 10;

    /** More stands with the invariant. */
    private static final int IN_A_SENTENCE_MAX = 3;

    /** What a mode calls itself, and why. */
    record Sentence(String verdict, String why) {}

    /** @param unguarded modes of which a control stayed green */
    Judge {
        unguarded = Set.copyOf(unguarded);
    }

    /** @param isMet whether what was to happen meanwhile did */
    Sentence sentence(List<InvariantResult> invariants, boolean isMet) {
        List<InvariantResult> broken = invariants.stream().filter(it -> !it.ok()).toList();
        String why = broken.stream()
                .map(it -> it.id() + ": " + it.violations().stream().limit(IN_A_SENTENCE_MAX).collect(Collectors.joining("; ")))
                .collect(Collectors.joining(" · "));
        if (!broken.isEmpty()) {
            return new Sentence(mode.atomicity() == Atomicity.NONE ? RED_AS_DECLARED : RED, why);
        }
        if (!isMet) {
            return new Sentence(NOT_RUN, "the step was never reached, so nobody died");
        }
        return unguarded.contains(mode.mode())
                ? new Sentence(UNPROVEN, "a control that guards this mode stayed green")
                : new Sentence(GREEN, "");
    }

    List<Anomaly> anomalies(Witness witness) {
        return witness.anomalies().stream()
                .map(it -> new Anomaly(
                        it.kind(),
                        isAllowed(it.kind()),
                        it.orders().size(),
                        it.ms().isEmpty() ? 0 : tenths(it.ms().get(it.ms().size() / 2)),
                        it.ms().isEmpty() ? 0 : tenths(it.ms().getLast()),
                        it.orders().stream().limit(SHOWN_MAX).toList()))
                .toList();
    }

    /**
     * A final state that is taken back is what modes differ in. That two databases commit one after the other can be seen in every
     * mode that has two of them.
     */
    private boolean isAllowed(String kind) {
        return !kind.equals("dirty-read") || mode.readersSee() == Visibility.UNCOMMITTED_STEPS;
    }

    private static double tenths(double ms) {
        return Math.round(ms * 10) / 10.0;
    }

    /** I11: nobody saw what the mode declares that nobody sees. */
    InvariantResult isolation(List<Anomaly> anomalies, long looks) {
        Stream<String> seen = anomalies.stream()
                .filter(it -> it.count() > 0 && !it.allowed())
                .map(it -> it.count() + " of " + it.kind() + ", such as " + it.orders().getFirst());
        List<String> violations = Stream.concat(seen, looks == 0 ? Stream.of("nobody looked") : Stream.empty()).toList();
        return new InvariantResult("I11", violations.isEmpty(), "Readers see what the mode declares: " + mode.readersSee(),
                "reservation, orders and payment, read again and again in READ COMMITTED", java.util.Map.of("looks", looks), violations);
    }

    static List<InvariantResult> all(AuditReport audit, List<Finding> findings, List<InvariantResult> more) {
        List<InvariantResult> all = new ArrayList<>();
        audit.verdicts().forEach(it -> all.add(of(it)));
        findings.forEach(it -> all.add(new InvariantResult(
                it.id(), it.ok(), it.statement(), it.checkedBy(), it.figures(), it.violations().stream().limit(SHOWN_MAX).toList())));
        all.addAll(more);
        return all;
    }

    private static InvariantResult of(Verdict verdict) {
        List<String> violations = verdict.violations().stream()
                .flatMap(it -> Stream.concat(Stream.of("not so: " + it.law() + ": " + it.count()), it.first().stream().limit(3)))
                .toList();
        return new InvariantResult(verdict.id(), verdict.ok(), verdict.sentence(), Audit.checkedBy(verdict.id()), verdict.figures(), violations);
    }
}
