package seckill.payment;

import java.time.ZoneOffset;
import java.util.List;
import seckill.participant.Money;
import seckill.payment.api.WalletView;
import seckill.payment.api.WalletView.Kind;
import seckill.payment.api.WalletView.Movement;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.MovementMapper;
import seckill.payment.mybatis.PointsMapper;

/** A wallet as its buyer sees it. */
final class ReadWallet {

    private static final int MOVEMENTS_SHOWN = 50;

    private final AccountMapper accounts;
    private final PointsMapper points;
    private final MovementMapper movements;

    ReadWallet(AccountMapper accounts, PointsMapper points, MovementMapper movements) {
        this.accounts = accounts;
        this.points = points;
        this.movements = movements;
    }

    List<WalletView> of(long buyerId) {
        AccountMapper.Row account = accounts.of(buyerId);
        return account == null ? List.of() : List.of(view(buyerId, account));
    }

    private WalletView view(long buyerId, AccountMapper.Row account) {
        return new WalletView(
                buyerId,
                new Money(account.balanceMinor(), account.currency()),
                points.of(buyerId),
                movements.newest(buyerId, MOVEMENTS_SHOWN).stream()
                        .map(row -> view(row, account.currency()))
                        .toList());
    }

    private static Movement view(MovementMapper.Row row, String currency) {
        return new Movement(
                Kind.valueOf(row.kind()),
                new Money(row.amountMinor(), currency),
                row.orderId() == null ? "" : row.orderId(),
                row.movedAt().toInstant(ZoneOffset.UTC));
    }
}
