package seckill.launcher;

import java.util.ArrayList;
import java.util.List;

/** Which components a stack consists of, in the order of starting; they end in the reverse order. */
final class Topology {

    private Topology() {}

    /** @param broker whether RocketMQ is among them, where it may be */
    static List<Component> of(Assembly assembly, Outside external, boolean broker) {
        List<Component> all = new ArrayList<>();
        all.add(new Database(assembly.schemas()));
        all.add(new Redis());
        if (!assembly.isMonolith()) {
            all.add(new Nacos());
            all.add(new TransactionCoordinator());
        }
        if (broker && mayHaveBroker(assembly, external)) {
            all.add(new RocketMq());
        }
        all.removeIf(server -> external.has(server.name()));
        switch (assembly) {
            case MODULES -> all.addAll(List.of(
                    ModuleProcess.stock(), ModuleProcess.order(), ModuleProcess.payment(), WebProcess.gateway()));
            case MONOLITH -> all.add(WebProcess.monolith());
            case MONOLITH_WITH_DATABASES -> all.add(WebProcess.monolithWithDatabases());
        }
        return all;
    }

    /** Everything that such a stack may consist of. */
    static List<Component> possible(Assembly assembly, Outside external) {
        return of(assembly, external, true);
    }

    static List<Component> of(RunningStack stack) {
        return of(stack.assembly(), stack.external(), stack.process(RocketMq.NAME).isPresent());
    }

    /** Modules in one process need no messages, and an external broker is not ours to start. */
    static boolean mayHaveBroker(Assembly assembly, Outside external) {
        return !external.has(RocketMq.NAME) && !assembly.isMonolith();
    }
}
