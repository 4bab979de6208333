package seckill.compare.controls;

import java.util.List;
import java.util.Set;

/** The coordinator's time is up while the try is still on its way: first the cancel arrives, then the try. */
final class TryAfterItsCancel implements Control {

    @Override
    public String name() {
        return "try after its cancel";
    }

    @Override
    public String says() {
        return "Without a fence a try that arrives after its cancel reserves for ever";
    }

    @Override
    public String source() {
        return "https://github.com/changmingxie/tcc-transaction/issues/299";
    }

    @Override
    public Set<String> guards() {
        return Set.of("TCC");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("try_after_cancel", Books.TABLES)) {
            Fence fence = Fence.in(schema.sql());
            Books books = schema.books(10);
            schema.commit(() -> {
                if (isWrong || fence.letsCancel("branch")) {
                    books.release(); // and where nothing is reserved, nothing changes
                }
            });
            schema.commit(() -> {
                if (isWrong || fence.letsTry("branch")) {
                    books.reserve();
                }
            });
            return books.broken();
        }
    }
}
