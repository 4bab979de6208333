package seckill.payment.jdbc;

import java.util.List;
import javax.sql.DataSource;
import seckill.participant.Money;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.mybatis.MovementMapper;
import seckill.transaction.RowsAtOnce;

/** The charges of many orders, in a statement per table. */
public final class ChargesTogether {

    private final RowsAtOnce rows;

    public ChargesTogether(DataSource dataSource) {
        this.rows = new RowsAtOnce(dataSource);
    }

    /** Writes payments that are authorized and captured at once. */
    public void insertCaptured(List<Charge> charges) {
        rows.insert(
                "payment (order_id, buyer_id, amount_minor, captured_minor, refunded_minor, currency)",
                charges.stream()
                        .map(c -> new Object[] {
                            c.orderId(), c.buyerId(), c.amount().minor(), c.amount().minor(), 0, c.amount().currency()
                        })
                        .toList());
    }

    public void insertMovements(List<MovementMapper.Row> movements) {
        rows.insert(
                "movement (id, buyer_id, kind, amount_minor, order_id, moved_at)",
                movements.stream()
                        .map(m -> new Object[] {m.id(), m.buyerId(), m.kind(), m.amountMinor(), m.orderId(), m.movedAt()})
                        .toList());
    }

    /** Takes the same from several accounts; answers from how many. */
    public int debit(List<Long> buyerIds, Money each) {
        return rows.update(
                "UPDATE account SET balance_minor = balance_minor - ? WHERE buyer_id IN (*) AND currency = ?"
                        + " AND balance_minor - held_minor >= ?",
                List.of(each.minor()), buyerIds, List.of(each.currency(), each.minor()));
    }
}
