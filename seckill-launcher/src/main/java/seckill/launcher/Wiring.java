package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /** A database per module, and where and under which name the decisions about their transactions are written. */
    static Map<String, String> jta(Site site) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String owner : List.of("stock", "orders", "payment")) {
            keys.put("seckill.jta.databases." + owner + ".url", RunningStack.jdbcUrl(site.servers().database(), owner));
            keys.put("seckill.jta.databases." + owner + ".username", owner);
            keys.put("seckill.jta.databases." + owner + ".password", site.secrets().databasePassword(owner));
        }
        keys.put("seckill.jta.log", Files.createDirectories(site.data("transactions")).toString());
        keys.put("seckill.jta.node", site.secrets().get("jta-node"));
        return keys;
    }

    /** What the modules and the gateway share: discovery, coordinator, messages. */
    static Map<String, String> shared(Site site) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("seckill.nacos.server-addr", site.servers().nacos().toString());
        keys.put("seckill.nacos.username", site.servers().nacosUser());
        keys.put("seckill.nacos.password", site.servers().nacosPassword());
        keys.put("seckill.tc.address", site.servers().tc().toString());
        keys.put("seckill.rocketmq.name-server", Objects.toString(site.servers().nameServer(), ""));
        return keys;
    }

    static Map<String, String> web(Site site, int port) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("server.port", Integer.toString(port));
        keys.put("spring.data.redis.host", site.servers().redis().host());
        keys.put("spring.data.redis.port", Integer.toString(site.servers().redis().port()));
        if (!site.servers().redisShop().name().isEmpty()) {
            keys.put("spring.data.redis.username", site.servers().redisShop().name());
        }
        keys.put("spring.data.redis.password", site.servers().redisShop().password());
        keys.put("seckill.session.key", site.secrets().key("session-key"));
        keys.put("seckill.shipping.secret", site.secrets().key("shipping-key"));
        keys.put("seckill.payments.secret", site.secrets().key("payment-key"));
        // what was measured here goes before what came with the source
        keys.put("seckill.advice.report", site.home().dir().resolve("compare/report.json") + "," + site.root().resolve("docs/comparison/report.json"));
        keys.put("seckill.operator.login", Stack.OPERATOR);
        keys.put("seckill.operator.password", site.secrets().get("operator-password"));
        keys.put("seckill.auditor.login", Stack.AUDITOR);
        keys.put("seckill.auditor.password", site.secrets().get("auditor-password"));
        return keys;
    }
}
