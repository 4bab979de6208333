package seckill.launcher;

import java.util.ArrayList;
import java.util.List;

/** Which components a stack consists of, in the order of starting; they end in the reverse order. */
final class Topology {

    private Topology() {}

    static List<Component> of(boolean monolith, boolean external) {
        List<Component> all = new ArrayList<>();
        if (!external) {
            all.add(new Database(schemas(monolith)));
            all.add(new Redis());
            if (!monolith) {
                all.add(new Nacos());
                all.add(new TransactionCoordinator());
            }
        }
        if (monolith) {
            all.add(WebProcess.monolith());
        } else {
            all.addAll(List.of(
                    ModuleProcess.stock(), ModuleProcess.order(), ModuleProcess.payment(), WebProcess.gateway()));
        }
        return all;
    }

    static List<Component> of(RunningStack stack) {
        return of(stack.monolith(), stack.external());
    }

    static List<String> schemas(boolean monolith) {
        return monolith ? Schemas.OF_MONOLITH : Schemas.OF_MODULES;
    }
}
