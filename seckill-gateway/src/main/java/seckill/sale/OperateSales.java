package seckill.sale;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/**
 * Has a sale changed: a lock around the stock module's transaction, and the lock's number within it.
 *
 * <p>The lock keeps operators from meeting in the database; that nothing is lost when it fails is the database's doing.
 */
public final class OperateSales {

    private static final Duration BUSY = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(OperateSales.class);

    private final SaleLocks locks;
    private final SalesApi sales;
    private final CatalogueApi catalogue;

    public OperateSales(SaleLocks locks, SalesApi sales, CatalogueApi catalogue) {
        this.locks = locks;
        this.sales = sales;
        this.catalogue = catalogue;
    }

    /** Carries the command out, and answers how the sale is afterwards. */
    public SaleView operate(SaleCommand command, String operator) {
        try (SaleLocks.Held lock = Asked.of(() -> locks.take(command.saleId()))
                .orElseThrow(() -> new ProblemException(Problem.SHOP_BUSY).retryAfter(BUSY))) {
            Reply reply = Asked.of(() -> carryOut(command, lock));
            log.info("sale={} operator={} command={} number={} reply={}", command.saleId(), operator, command, lock.number(), reply);
            if (reply instanceof Reply.Refused(var refusal)) {
                throw new ProblemException(Problem.ofRefusal(refusal.name()));
            }
        }
        return find(command.saleId()).orElseThrow(() -> new ProblemException(Problem.UNKNOWN_SALE));
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
