package seckill.compare.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All mistakes that the suite must be able to see, and what it sees of them. */
public final class Controls {

    private static final Logger log = LoggerFactory.getLogger(Controls.class);

    private Controls() {}

    public static List<Control> all() {
        return List.of(
                new UnguardedUpdate(),
                new ReadThenWrite(),
                new LockReleasedBeforeCommit(),
                new WrongDefaultBranchType(),
                new XidLostOnAnotherThread(),
                new DirtyWriteGivenUp(),
                new XaBranchNotHeld(),
                new TryAfterItsCancel(),
                new CancelWithoutTry(),
                new RedisInsideFencedTry(),
                new ExceptionAnsweredAsRollback(),
                new CheckBackWithoutMarker(),
                new ClaimWithoutLease(),
                new InboxWithoutKey(),
                new PublishInsideTransaction(),
                new StockBeforeDedupe(),
                new FenceExpiresTooEarly(),
                new PayAfterRelease(),
                new CompensatesOnlyWhatAnswered(),
                new StepAfterItsCompensation(),
                new DecisionAfterFirstCommit(),
                new NoRecovery(),
                new MarkedBeforeAck());
    }

    /**
     * Runs each of them with its mistake and without.
     *
     * @param each is told as soon as one has been run
     */
    public static List<Seen> run(ControlSite site, Consumer<Seen> each) {
        return run(all(), site, each);
    }

    static List<Seen> run(List<Control> controls, ControlSite site, Consumer<Seen> each) {
        List<Seen> all = new ArrayList<>();
        for (Control control : controls) {
            Seen seen = look(control, site);
            each.accept(seen);
            all.add(seen);
        }
        return List.copyOf(all);
    }

    private static Seen look(Control control, ControlSite site) {
        try {
            return new Seen(control, List.copyOf(control.run(site, true)), List.copyOf(control.run(site, false)), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Seen(control, List.of(), List.of(), "interrupted");
        } catch (Exception e) {
            log.warn("control={} could not be run", control.name(), e);
            return new Seen(control, List.of(), List.of(), e.toString());
        }
    }
}
