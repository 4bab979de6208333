package seckill.payment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;
import org.springframework.transaction.support.TransactionTemplate;
import seckill.participant.Money;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.PointsMapper;

/**
 * Opens wallets that are not there yet, all in one local transaction.
 *
 * <p>When two open the same wallet at once, one fails on a unique key and may be repeated.
 */
final class OpenWallets {

    /** Rows of one INSERT: large enough to be quick, far below the server's largest packet. */
    private static final int BATCH = 500;

    private final TransactionTemplate transaction;
    private final AccountMapper accounts;
    private final PointsMapper points;
    private final Movements movements;

    OpenWallets(TransactionTemplate transaction, AccountMapper accounts, PointsMapper points, Movements movements) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.points = points;
        this.movements = movements;
    }

    int open(List<Long> buyerIds, Money openingDeposit) {
        if (openingDeposit.minor() < 0) {
            throw new IllegalArgumentException("the opening deposit must not be negative");
        }
        return transaction.execute(status -> buyerIds.stream()
                .gather(Gatherers.windowFixed(BATCH))
                .mapToInt(batch -> batch(batch, openingDeposit))
                .sum());
    }

    private int batch(List<Long> buyerIds, Money openingDeposit) {
        Set<Long> known = new HashSet<>(accounts.existing(buyerIds));
        List<Long> fresh = buyerIds.stream().filter(known::add).toList();
        if (!fresh.isEmpty()) {
            accounts.open(fresh, openingDeposit.minor(), openingDeposit.currency());
            points.open(fresh);
            if (openingDeposit.minor() > 0) {
                movements.opened(fresh, openingDeposit.minor());
            }
        }
        return fresh.size();
    }
}
