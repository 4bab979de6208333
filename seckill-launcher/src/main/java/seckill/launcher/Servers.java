package seckill.launcher;

/**
 * Addresses and credentials of the servers which the applications use.
 *
 * @param databaseAdmin may create schemas and users
 * @param nacosUser     reads and writes configuration, registers services
 */
record Servers(
        Address database,
        String databaseAdmin,
        String databaseAdminPassword,
        Address redis,
        String redisPassword,
        Address nacos,
        String nacosUser,
        String nacosPassword,
        Address tc) {

    /** Our own; the monolith has neither Nacos nor coordinator. */
    static Servers embedded(Ports ports, Secrets secrets, boolean monolith) {
        return new Servers(
                Address.local(ports.of("database")),
                "root",
                secrets.databasePassword("root"),
                Address.local(ports.of("redis")),
                secrets.get("redis-password"),
                monolith ? null : Address.local(ports.of("nacos")),
                monolith ? "" : Nacos.USER,
                monolith ? "" : secrets.get("nacos-password"),
                monolith ? null : Address.local(ports.of("tc")));
    }
}
