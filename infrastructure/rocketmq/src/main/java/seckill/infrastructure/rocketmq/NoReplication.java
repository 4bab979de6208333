package seckill.infrastructure.rocketmq;

import org.apache.rocketmq.store.ha.DefaultHAService;

/**
 * One broker has nothing to replicate to: the port for it, which RocketMQ opens on all interfaces, stays closed.
 *
 * <p>RocketMQ finds this class through {@code META-INF/service}.
 */
public final class NoReplication extends DefaultHAService {
    /** Called by RocketMQ's service loader. */
    public NoReplication() {}

    @Override
    public void start() {}

    @Override
    public void shutdown() {}
}
