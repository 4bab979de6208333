package seckill.payment.jdbc;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import seckill.participant.CommandId;
import seckill.participant.Drift;
import seckill.participant.Reply;
import seckill.payment.api.MoneyOfOrder;
import seckill.payment.api.PaymentBooks;
import seckill.transaction.Corrections;
import seckill.transaction.UnfinishedCheckouts;

/** Reads payments, points and what moved for them, which are the parts, and wallets, which are the sums. */
public final class BooksOfPayment implements PaymentBooks {

    private final JdbcClient jdbc;
    private final ReadMoney reading;
    private final Corrections corrections;
    private final UnfinishedCheckouts unfinished;
    private final Clock clock;

    public BooksOfPayment(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.reading = new ReadMoney(jdbc);
        this.corrections = new Corrections(dataSource, transactions, "payment_command", clock);
        this.unfinished = new UnfinishedCheckouts(dataSource, "payment_command");
        this.clock = clock;
    }

    @Override
    public List<String> orderIdsAfter(String orderId, int limit) {
        return reading.orderIdsAfter(orderId, limit);
    }

    @Override
    public List<MoneyOfOrder> of(List<String> orderIds) {
        return reading.of(orderIds);
    }

    @Override
    public List<String> unfinished(List<String> checkouts) {
        return unfinished.of(checkouts);
    }

    @Override
    public Reply correct(CommandId id, MoneyOfOrder seen, MoneyOfOrder should, List<String> takenBack) {
        return corrections.once(
                id,
                seen + " -> " + should,
                () -> reading.locked(seen).equals(seen),
                () -> new MoveMoney(jdbc, id, clock.instant()).move(seen, should),
                takenBack);
    }

    @Override
    public List<Drift> drifts() {
        return jdbc.sql(SumOfWallet.ALL)
                .query((row, n) -> new Drift(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    @Override
    public Reply addUp(CommandId id, Drift seen) {
        SumOfWallet sum = SumOfWallet.of(seen);
        return corrections.once(id, seen.toString(), () -> sum.isIn(jdbc), () -> sum.addUp(jdbc), List.of());
    }
}
