package seckill.threeparts;

import static org.apache.seata.core.model.BranchType.SAGA;
import static org.apache.seata.core.model.BranchType.TCC;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.seata.core.model.BranchType;
import seckill.order.api.Address;
import seckill.order.api.OrderApi;
import seckill.order.api.OrderCommand;
import seckill.order.api.OrderCommand.MarkPaid;
import seckill.order.api.OrderCommand.PaymentTerm;
import seckill.order.api.OrderCommand.Place;
import seckill.order.api.OrderCommand.Placement;
import seckill.order.api.OrderLine;
import seckill.participant.Command;
import seckill.participant.CommandId;
import seckill.participant.Money;
import seckill.participant.Reply;
import seckill.payment.api.PaymentApi;
import seckill.payment.api.PaymentCommand;
import seckill.payment.api.PaymentCommand.Award;
import seckill.payment.api.PaymentCommand.Charge;
import seckill.payment.api.PaymentCommand.Deposit;
import seckill.payment.api.PaymentCommand.Revoke;
import seckill.stock.api.StockApi;
import seckill.stock.api.StockCommand;
import seckill.stock.api.StockCommand.Deduct;
import seckill.stock.api.StockCommand.Release;
import seckill.stock.api.StockCommand.Reserve;
import seckill.stock.api.StockCommand.Return;
import seckill.stock.api.StockCommand.Settle;
import seckill.stock.api.StockLine;
import seckill.transaction.GlobalTransaction;

/**
 * A command that the shop of {@link Books} can carry out, in one form; there is one of each kind.
 *
 * @param form the form in three parts in which it is tried
 */
record OneCommand(BranchType form, Command command) {

    private static final String XID = "127.0.0.1:8091:4711";
    private static final Money PRICE = new Money(900, "CNY");
    private static final Address HOME = new Address("Wang Fang", "1 Long Street", "Beijing", "100000", "CN");
    private static final Instant DEADLINE = Instant.parse("2099-01-01T00:00:00Z");

    static Stream<OneCommand> ofEachKindInEachForm() {
        return Stream.of(TCC, SAGA).flatMap(form -> ofEachKind().map(command -> new OneCommand(form, command)));
    }

    static Stream<Command> ofEachKind() {
        List<StockLine> lines = List.of(new StockLine(1, 0, 2), new StockLine(2, 9, 1));
        List<OrderLine> bought = List.of(
                new OrderLine(1, 0, 1, new Money(500, "CNY")), new OrderLine(2, 9, 1, new Money(400, "CNY")));
        Placement placement = new Placement(1, "buy-now", "TCC", 1);
        return Stream.of(
                new Deduct(id("deduct"), "brandnew", 1, lines),
                new Reserve(id("reserve"), "brandnew", 1, lines, DEADLINE),
                new Settle(id("settle"), "pending1"),
                new Release(id("release"), "pending1", 1),
                new Return(id("return"), "finished", 1),
                new Place(id("place-paid"), "brandnew", placement, bought, PRICE, new PaymentTerm.Now(), HOME),
                new Place(id("place"), "brandnew", placement, bought, PRICE, new PaymentTerm.Until(DEADLINE), null),
                new MarkPaid(id("mark-paid"), "pending1", 1, PRICE),
                new OrderCommand.Cancel(id("cancel"), "pending1", 1),
                new OrderCommand.Refund(id("refund-order"), "finished", 1, PRICE),
                new Charge(id("charge"), "pending1", 1, PRICE),
                new Deposit(id("deposit"), 1, PRICE),
                new PaymentCommand.Refund(id("refund"), "finished", 1, PRICE),
                new Award(id("award"), "pending1", 1, 9),
                new Revoke(id("revoke"), "finished", 1));
    }

    static CommandId id(String step) {
        return new CommandId("checkout", step);
    }

    /** Tries it in its form. */
    Reply tryOut(Modules modules) {
        return tryOut(modules, XID);
    }

    Reply tryOut(Modules modules, String xid) {
        try (var _ = GlobalTransaction.of(xid, form).bind()) {
            return atOnce(modules);
        }
    }

    /** Has it carried out without a global transaction. */
    Reply atOnce(Modules modules) {
        return switch (command) {
            case StockCommand c -> modules.the(StockApi.class).carryOut(c);
            case OrderCommand c -> modules.the(OrderApi.class).carryOut(c);
            case PaymentCommand c -> modules.the(PaymentApi.class).carryOut(c);
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    @Override
    public String toString() {
        return form + " " + command.getClass().getSimpleName() + " " + command.id().step();
    }
}
