package seckill.payment;

import java.time.ZoneOffset;
import java.util.List;
import seckill.participant.Money;
import seckill.payment.api.WalletView;
import seckill.payment.api.WalletView.Kind;
import seckill.payment.api.WalletView.Movement;
import seckill.payment.mybatis.AccountMapper;
import seckill.payment.mybatis.MovementMapper;

/** A wallet as its buyer sees it. */
final class ReadWallet {

    private static final int MOVEMENTS_SHOWN = 50;

    private final AccountMapper accounts;
    private final MovementMapper movements;

    ReadWallet(AccountMapper accounts, MovementMapper movements) {
        this.accounts = accounts;
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
