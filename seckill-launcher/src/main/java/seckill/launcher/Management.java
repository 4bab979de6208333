package seckill.launcher;

import java.util.Map;

/** Where a process of the shop's own is asked for its health and its metrics: on a port of its own, which buyers do not reach. */
final class Management {

    private static final String SUFFIX = "-management";

    private Management() {}

    /** Under which its port is chosen and remembered. */
    static String of(String component) {
        return component + SUFFIX;
    }

    static void choosePort(PortChoice ports, String component, int usual) {
        ports.choose(of(component), usual);
    }

    static Map<String, String> wires(Site site, String component) {
        return Map.of("seckill.management.port", Integer.toString(address(site, component).port()));
    }

    /** Whether it says that it can be given work. */
    static boolean isReady(Site site, String component) throws Exception {
        return Probe.httpStatus("http://" + address(site, component) + "/actuator/health/readiness") == 200;
    }

    private static Address address(Site site, String component) {
        return Address.local(site.ports().of(of(component)));
    }
}
