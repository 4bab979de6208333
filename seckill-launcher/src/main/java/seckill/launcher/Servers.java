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

    /** Where no port was chosen, nothing is started. The monolith has neither Nacos nor coordinator nor broker. */
    static Servers embedded(Ports ports, Secrets secrets, boolean monolith) {
        return new Servers(
                local(ports, "database"),
                "root",
                secrets.databasePassword("root"),
                local(ports, "redis"),
                RedisUsers.shop(secrets),
                RedisUsers.audit(secrets),
                RedisUsers.admin(secrets),
                monolith ? null : local(ports, "nacos"),
                monolith ? "" : Nacos.USER,
                monolith ? "" : secrets.get("nacos-password"),
                monolith ? null : local(ports, "tc"),
                // a home of an earlier version has chosen no port for it
                monolith ? null : local(ports, RocketMq.NAME));
    }

    private static Address local(Ports ports, String server) {
        return ports.knows(server) ? Address.local(ports.of(server)) : null;
    }
}
