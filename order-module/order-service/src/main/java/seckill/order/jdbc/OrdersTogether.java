package seckill.order.jdbc;

import java.util.List;
import javax.sql.DataSource;
import seckill.order.mybatis.DeliveryMapper;
import seckill.order.mybatis.OrderLineMapper;
import seckill.order.mybatis.OrderMapper;
import seckill.transaction.RowsAtOnce;

/** The orders of many checkouts, in a statement per table. */
public final class OrdersTogether {

    private final RowsAtOnce rows;

    public OrdersTogether(DataSource dataSource) {
        this.rows = new RowsAtOnce(dataSource);
    }

    public void insert(List<OrderMapper.Announced> orders) {
        rows.insert(
                "orders (id, buyer_id, status, next_status, scenario, mode, epoch, total_minor, currency, placed_at, deadline)",
                orders.stream().map(OrdersTogether::order).toList());
    }

    private static Object[] order(OrderMapper.Announced it) {
        OrderMapper.Row o = it.row();
        return new Object[] {
            o.id(), o.buyerId(), o.status(), it.next(), o.scenario(), o.mode(), o.epoch(), o.totalMinor(), o.currency(),
            o.placedAt(), o.deadline()
        };
    }

    public void insertLines(List<OrderLineMapper.Row> lines) {
        rows.insert(
                "order_line (order_id, line_no, sku, sale_id, quantity, unit_price_minor)",
                lines.stream()
                        .map(l -> new Object[] {l.orderId(), l.lineNo(), l.sku(), l.saleId(), l.quantity(), l.unitPriceMinor()})
                        .toList());
    }

    public void insertDeliveries(List<DeliveryMapper.Row> deliveries) {
        rows.insert(
                "order_delivery (order_id, recipient, street, city, postcode, country)",
                deliveries.stream()
                        .map(d -> new Object[] {d.orderId(), d.recipient(), d.street(), d.city(), d.postcode(), d.country()})
                        .toList());
    }

    /** Makes what was announced true; answers for how many. */
    public int arrive(List<String> ids) {
        return rows.update(
                "UPDATE orders SET status = next_status, next_status = NULL WHERE id IN (*) AND next_status IS NOT NULL",
                List.of(), ids, List.of());
    }
}
