package seckill.sale;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import seckill.stock.api.SaleCommand;
import seckill.trail.Deed;

/** A command about a sale, as it stands in the audit trail. */
final class SaleDeed {

    private SaleDeed() {}

    /** @param reason empty where the operator gave none */
    static Deed of(SaleCommand command, String operator, String reason) {
        String detail = Stream.of(what(command), reason).filter(it -> !it.isEmpty()).collect(Collectors.joining(": "));
        String role = operator.equals(OperateSales.THE_SHOP) ? "SHOP" : "OPERATOR";
        return new Deed(operator, role, action(command), "sale/" + command.saleId(), detail);
    }

    private static String action(SaleCommand command) {
        return switch (command) {
            case SaleCommand.Plan plan -> "sale.plan";
            case SaleCommand.Allocate allocate -> "sale.allocate";
            case SaleCommand.Pause pause -> "sale.pause";
            case SaleCommand.Resume resume -> "sale.resume";
            case SaleCommand.Open open -> "sale.open-gate";
            case SaleCommand.End end -> "sale.end";
        };
    }

    private static String what(SaleCommand command) {
        return switch (command) {
            case SaleCommand.Plan plan -> terms(plan.terms());
            case SaleCommand.Allocate allocate -> allocate.units() + " units";
            case SaleCommand.Open open -> open.engine().name();
            case SaleCommand.Pause pause -> "";
            case SaleCommand.Resume resume -> "";
            case SaleCommand.End end -> "";
        };
    }

    private static String terms(SaleCommand.Terms terms) {
        return "sku " + terms.sku() + " for " + terms.price().minor() + " " + terms.price().currency() + ", " + terms.opensAt() + " to "
                + terms.closesAt() + ", " + terms.limitPerBuyer() + " per buyer";
    }
}
