package seckill.launcher;

import java.util.ArrayList;
import java.util.List;

/** Which components a stack consists of, in the order of starting; they end in the reverse order. */
final class Topology {

    private Topology() {}

    static List<Component> of(Assembly assembly, boolean external) {
        List<Component> all = new ArrayList<>();
        if (!external) {
            all.add(new Database(assembly.schemas()));
            all.add(new Redis());
            if (!assembly.isMonolith()) {
                all.add(new Nacos());
                all.add(new TransactionCoordinator());
            }
        }
        switch (assembly) {
            case MODULES -> all.addAll(List.of(
                    ModuleProcess.stock(), ModuleProcess.order(), ModuleProcess.payment(), WebProcess.gateway()));
            case MONOLITH -> all.add(WebProcess.monolith());
            case MONOLITH_WITH_DATABASES -> all.add(WebProcess.monolithWithDatabases());
        }
        return all;
    }

    static List<Component> of(RunningStack stack) {
        return of(stack.assembly(), stack.external());
    }
}
