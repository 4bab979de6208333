package seckill.infra;

import seckill.launcher.Address;

/** Redis's official image, for one test. */
final class LoneRedisInAContainer implements LoneRedis {

    private final ContainedServer server = RedisContainer.ofEverybody();
    private boolean made;

    @Override
    public Address address() {
        return server.address();
    }

    @Override
    public void start() {
        if (made) {
            server.startAgain();
        } else {
            server.start();
            made = true;
        }
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void close() {
        server.close();
    }
}
