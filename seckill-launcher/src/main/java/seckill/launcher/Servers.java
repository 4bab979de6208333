package seckill.launcher;

/**
 * Addresses and credentials of the servers which the applications use.
 *
 * @param databaseAdmin may create schemas and users
 * @param redisShop     has what the shop needs there; an external server has one user for all
 * @param nacosUser     reads and writes configuration, registers services
 * @param nameServer    RocketMQ's; null: there is none, and no mode that sends messages
 */
record Servers(
        Address database,
        String databaseAdmin,
        String databaseAdminPassword,
        Address redis,
        RedisUser redisShop,
        RedisUser redisAudit,
        RedisUser redisAdmin,
        Address nacos,
        String nacosUser,
        String nacosPassword,
        Address tc,
        Address nameServer) {

    /** Our own; the monolith has neither Nacos nor coordinator nor broker. */
    static Servers embedded(Ports ports, Secrets secrets, boolean monolith) {
        return new Servers(
                Address.local(ports.of("database")),
                "root",
                secrets.databasePassword("root"),
                Address.local(ports.of("redis")),
                RedisUsers.shop(secrets),
                RedisUsers.audit(secrets),
                RedisUsers.admin(secrets),
                monolith ? null : Address.local(ports.of("nacos")),
                monolith ? "" : Nacos.USER,
                monolith ? "" : secrets.get("nacos-password"),
                monolith ? null : Address.local(ports.of("tc")),
                // a home of an earlier version has chosen no port for it
                monolith || !ports.knows(RocketMq.NAME) ? null : Address.local(ports.of(RocketMq.NAME)));
    }
}
