package seckill.compare.controls;

import java.util.List;
import java.util.Set;

/** The saga has cancelled its order and compensated all its steps when one of them arrives. */
final class StepAfterItsCompensation implements Control {

    @Override
    public String name() {
        return "step after its compensation";
    }

    @Override
    public String says() {
        return "A step was slow and has been compensated before it arrives; without a fence it is done then, and stays done";
    }

    @Override
    public String source() {
        return "https://github.com/apache/servicecomb-pack/issues/346";
    }

    @Override
    public Set<String> guards() {
        return Set.of("SAGA");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("saga_late_step", Books.TABLES)) {
            Fence fence = Fence.in(schema.sql());
            Books books = schema.books(10);
            books.order("order", "CANCELLED");
            schema.commit(() -> {
                if (isWrong || fence.letsCancel("stock")) {
                    books.giveBack(); // and where nothing was sold, nothing changes
                }
            });
            schema.inOne(() -> isWrong || fence.letsTry("stock") ? books.deduct() : false);
            return books.broken();
        }
    }
}
