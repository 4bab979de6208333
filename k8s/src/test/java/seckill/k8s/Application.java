package seckill.k8s;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the configuration of one of the shop's own programs says, with what its pods' environment puts in its place. */
record Application(Pods pods, Node configuration) {

    private static final Map<String, String> CONFIGURATIONS = Map.of(
            "seckill-gateway", "seckill-gateway/src/main/resources/application.yml",
            "stock-service", "stock-module/stock-service/src/main/resources/application.yml",
            "order-service", "order-module/order-service/src/main/resources/application.yml",
            "payment-service", "payment-module/payment-service/src/main/resources/application.yml",
            "seckill-tc", "seata-server-conf/application.yml");

    static final Path PARTICIPANT = Repository.ROOT.resolve("seckill-transaction/transaction-support/src/main/resources/participant.yml");

    /** None for what somebody else has made, and for what ends by itself. */
    static Optional<Application> of(Pods pods) {
        return Optional.ofNullable(CONFIGURATIONS.get(pods.workload().name()))
                .map(file -> new Application(pods, Yaml.only(Repository.ROOT.resolve(file))));
    }

    static Path file(String name) {
        return Repository.ROOT.resolve(CONFIGURATIONS.get(name));
    }

    /** By the names that they have in the manifests. */
    Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        switch (pods.labels().get("seckill/role")) {
            case "coordinator" -> {
                ports.put("rpc", Integer.parseInt(variable("TC_PORT")));
                ports.put("console", Integer.parseInt(variable("TC_CONSOLE_PORT")));
            }
            case "gateway" -> {
                ports.put("http", Integer.parseInt(variable("SERVER_PORT")));
                ports.put("management", configuration.at("seckill", "management", "port").number(0));
            }
            default -> {
                ports.put("dubbo", configuration.at("dubbo", "protocol", "port").number(0));
                ports.put("management", configuration.at("seckill", "management", "port").number(0));
            }
        }
        return ports;
    }

    /** The value of an environment variable; empty when it comes from elsewhere. */
    String variable(String name) {
        return pods.containers().getFirst().each("env").stream()
                .filter(e -> e.text("name").equals(name))
                .map(e -> e.text("value"))
                .findFirst()
                .orElse("");
    }
}
