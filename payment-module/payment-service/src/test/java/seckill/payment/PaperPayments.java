package seckill.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.payment.api.PaymentApi;
import seckill.payment.jdbc.ChargesTogether;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.MovementMapper;
import seckill.payment.mybatis.PaymentMapper;
import seckill.payment.mybatis.PointsMapper;
import seckill.payment.saga.PaymentSaga;
import seckill.payment.tcc.PaymentTcc;
import seckill.transaction.PaperDatabase;

/** The payment module over a database on paper, at noon. */
public final class PaperPayments {

    public static final Money TEN = new Money(1_000, "CNY");

    public final PaperDatabase database = new PaperDatabase();

    private final PaymentMapper payments = database.mapper(PaymentMapper.class);
    private final AccountMapper accounts = database.mapper(AccountMapper.class);
    private final PointsMapper pointsRows = database.mapper(PointsMapper.class);
    private final MovementMapper rows = database.mapper(MovementMapper.class);
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-11T12:00:00Z"), ZoneOffset.UTC);
    private final Movements movements = new Movements(rows, clock);

    final ChargeOrder charging = new ChargeOrder(payments, accounts, movements, new ChargesTogether(database.dataSource()));
    final RefundPayment refunding = new RefundPayment(payments, accounts, movements);
    final Points points = new Points(pointsRows, clock);

    public static CommandId id(String step) {
        return new CommandId("checkout-1", step);
    }

    /** A line of the ledger at noon, as it is written. */
    public static String movement(String id, String kind, long minor, String order) {
        return "insert([Row[id=" + id + ", buyerId=42, kind=" + kind + ", amountMinor=" + minor + ", orderId=" + order
                + ", movedAt=2026-11-11T12:00]])";
    }

    /** What was asked since the last time, but for the rows and transactions of commands. */
    public List<String> asked() {
        List<String> asked = database.asked().stream()
                .filter(it -> !it.matches("(BEGIN|COMMIT|ROLLBACK|(SELECT|INSERT INTO|UPDATE) .*_command .*)"))
                .toList();
        database.asked().clear();
        return asked;
    }

    PaymentApi participant() {
        return new PaymentModule().paymentParticipant(
                new PaymentModule().paymentForms(
                        database.dataSource(), database.transactions(), payments, accounts, pointsRows, rows, clock),
                database.transactions(), accounts, pointsRows, rows, clock);
    }

    public PaymentTcc tcc() {
        return new PaymentTcc(
                payments, accounts, pointsRows, charging, new DepositMoney(accounts, movements), refunding, points, movements);
    }

    public PaymentSaga saga() {
        return new PaymentSaga(tcc(), charging, points, payments, accounts, pointsRows, movements);
    }
}
