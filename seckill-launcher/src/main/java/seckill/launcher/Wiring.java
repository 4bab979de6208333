package seckill.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/** The keys by which the applications are told where the servers are and who they are there. */
final class Wiring {

    private Wiring() {}

    static Map<String, String> database(Site site, String schema) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("spring.datasource.url", RunningStack.jdbcUrl(site.servers().database(), schema));
        keys.put("spring.datasource.username", schema);
        keys.put("spring.datasource.password", site.secrets().databasePassword(schema));
        return keys;
    }

    static Map<String, String> nacosAndCoordinator(Site site) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("seckill.nacos.server-addr", site.servers().nacos().toString());
        keys.put("seckill.nacos.username", site.servers().nacosUser());
        keys.put("seckill.nacos.password", site.servers().nacosPassword());
        keys.put("seckill.tc.address", site.servers().tc().toString());
        return keys;
    }

    static Map<String, String> web(Site site, int port) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("server.port", Integer.toString(port));
        keys.put("spring.data.redis.host", site.servers().redis().host());
        keys.put("spring.data.redis.port", Integer.toString(site.servers().redis().port()));
        keys.put("spring.data.redis.password", site.servers().redisPassword());
        keys.put("seckill.session.key", site.secrets().key("session-key"));
        keys.put("seckill.operator.login", Stack.OPERATOR);
        keys.put("seckill.operator.password", site.secrets().get("operator-password"));
        return keys;
    }
}
