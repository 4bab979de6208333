package seckill.reconcile;

import java.util.List;
import java.util.Optional;
import seckill.participant.Reply;
import seckill.sale.gate.KeepGates;
import seckill.sale.gate.Standing;
import seckill.stock.api.CatalogueApi;
import seckill.stock.api.SaleView;

/**
 * Finds gates that give away more or fewer units than the ledger has. Gate and ledger are read twice, as orders are; a gate with tickets
 * under way says nothing, because their units are on the way from the one to the other.
 */
final class LookAtGates implements Part {

    private final KeepGates gates;
    private final CatalogueApi catalogue;

    LookAtGates(KeepGates gates, CatalogueApi catalogue) {
        this.gates = gates;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "gates";
    }

    @Override
    public List<Discrepancy> all() {
        return look(catalogue.sales());
    }

    @Override
    public List<Discrepancy> at(String subject) {
        return look(catalogue.salesOf(List.of(Long.parseLong(subject))));
    }

    private List<Discrepancy> look(List<SaleView> sales) {
        return sales.stream().map(this::wrong).flatMap(Optional::stream).toList();
    }

    private Optional<Discrepancy> wrong(SaleView sale) {
        Optional<Standing> first = standing(sale).filter(it -> it.pending() == 0 && it.left() != sale.available());
        return first.filter(it -> standing(sale).equals(first) && catalogue.salesOf(List.of(sale.saleId())).equals(List.of(sale)))
                .map(it -> new Discrepancy(
                        Kind.WRONG_GATE,
                        name(),
                        Long.toString(sale.saleId()),
                        Long.toString(it.left()),
                        Integer.toString(sale.available()),
                        Optional.of(id -> mend(sale))));
    }

    private Optional<Standing> standing(SaleView sale) {
        return sale.epoch() == 0 ? Optional.empty() : gates.standing(sale.saleId()).filter(it -> it.epoch() == sale.epoch());
    }

    /** Built from the ledger again; a gate that somebody else has mended meanwhile stays as it is. */
    private Reply mend(SaleView sale) {
        gates.mend(sale);
        return Reply.done();
    }
}
