package seckill.compare.controls;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** An order and its unit as a saga, which is given up because the second step does not answer. */
final class CompensatesOnlyWhatAnswered implements Control {

    @Override
    public String name() {
        return "compensates only what answered";
    }

    @Override
    public String says() {
        return "A step is done and its answer is lost; the saga compensates the steps that answered, and this one stays done";
    }

    @Override
    public String source() {
        return "https://github.com/apache/incubator-seata-go/pull/897";
    }

    @Override
    public Set<String> guards() {
        return Set.of("SAGA");
    }

    @Override
    public List<Broken> run(ControlSite site, boolean isWrong) throws Exception {
        try (Schema schema = site.schema("saga_answers", Books.TABLES)) {
            Fence fence = Fence.in(schema.sql());
            Books books = schema.books(10);
            List<Step> steps = List.of(
                    new Step("order", () -> books.order("order", "PENDING"), () -> books.sql().update("UPDATE orders SET status = 'CANCELLED'")),
                    new Step("stock", books::deduct, books::giveBack));
            Deque<Step> begun = new ArrayDeque<>();
            Deque<Step> answered = new ArrayDeque<>();
            for (Step step : steps) {
                begun.push(step);
                schema.commit(() -> {
                    fence.letsTry(step.name());
                    step.action().run();
                });
                if (!step.name().equals("stock")) { // whose answer is lost
                    answered.push(step);
                }
            }
            for (Step step : isWrong ? answered : begun) {
                schema.commit(() -> {
                    if (fence.letsCancel(step.name())) {
                        step.compensation().run();
                    }
                });
            }
            return books.broken();
        }
    }

    private record Step(String name, Runnable action, Runnable compensation) {}
}
