package seckill.sale;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seckill.participant.CommandIdReusedException;
import seckill.participant.Reply;
import seckill.problem.Asked;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SaleCommand;
import seckill.stock.api.SaleRefusal;
import seckill.stock.api.SaleView;
import seckill.stock.api.SalesApi;
import seckill.trail.AuditTrail;

/**
 * Has a sale changed: a lock around the stock module's transaction, and the lock's number within it.
 *
 * <p>The lock keeps operators from meeting in the database; that nothing is lost when it fails is the database's doing.
 */
public final class OperateSales {

    /** Longer than a change of a sale takes, shorter than an operator's patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration BUSY = Duration.ofSeconds(2);

    /** Who does what nobody asked for just now. */
    public static final String THE_SHOP = "the shop";

    private static final Logger log = LoggerFactory.getLogger(OperateSales.class);

    private final SaleLocks locks;
    private final SalesApi sales;
    private final CatalogueApi catalogue;
    private final AuditTrail trail;

    public OperateSales(SaleLocks locks, SalesApi sales, CatalogueApi catalogue, AuditTrail trail) {
        this.locks = locks;
        this.sales = sales;
        this.catalogue = catalogue;
        this.trail = trail;
    }

    /** Carries the command out, and answers how the sale is afterwards. */
    public SaleView operate(SaleCommand command, String operator) {
        return operate(command, operator, "");
    }

    /** @param reason for the audit trail, empty when none was asked for */
    public SaleView operate(SaleCommand command, String operator, String reason) {
        return alone(command.saleId(), sale -> sale.operate(command, operator, reason));
    }

    /** Does what has to be over before anybody else changes the sale. */
    public <T> T alone(long saleId, Function<HeldSale, T> work) {
        try (SaleLocks.Held lock = Asked.of(() -> locks.take(saleId, PATIENCE))
                .orElseThrow(() -> new ProblemException(Problem.SHOP_BUSY).retryAfter(BUSY))) {
            return work.apply(new HeldSale(lock));
        }
    }

    /** The same, unless somebody else is changing the sale now. */
    public void unlessHeld(long saleId, Consumer<HeldSale> work) {
        Asked.of(() -> locks.take(saleId, Duration.ZERO)).ifPresent(taken -> {
            try (SaleLocks.Held lock = taken) {
                work.accept(new HeldSale(lock));
            }
        });
    }

    /** A sale that nobody else changes meanwhile. */
    public final class HeldSale {

        private final SaleLocks.Held lock;

        private HeldSale(SaleLocks.Held lock) {
            this.lock = lock;
        }

        /** Carries the command out, and answers how the sale is afterwards; see {@link OperateSales#operate}. */
        public SaleView operate(SaleCommand command, String operator, String reason) {
            return trail.around(SaleDeed.of(command, operator, reason), () -> carriedOut(command, operator));
        }

        private SaleView carriedOut(SaleCommand command, String operator) {
            Reply reply = Asked.of(() -> carryOut(command, lock));
            log.info("sale={} operator={} command={} number={} reply={}", command.saleId(), operator, command, lock.number(), reply);
            if (reply instanceof Reply.Refused(var refusal)) {
                throw new ProblemException(Problem.ofRefusal(refusal.name()));
            }
            return find(command.saleId()).orElseThrow(() -> new ProblemException(Problem.UNKNOWN_SALE));
        }
    }

    public Optional<SaleView> find(long saleId) {
        return Asked.of(() -> catalogue.salesOf(List.of(saleId))).stream().findFirst();
    }

    private Reply carryOut(SaleCommand command, SaleLocks.Held lock) {
        try {
            Reply reply = sales.carryOut(command, lock.number());
            return isStale(reply) && lock.goOnAfter(sales.fenceOf(command.saleId()))
                    ? sales.carryOut(command, lock.number())
                    : reply;
        } catch (CommandIdReusedException e) {
            throw new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private static boolean isStale(Reply reply) {
        return reply instanceof Reply.Refused(var refusal) && refusal == SaleRefusal.STALE_FENCE;
    }
}
