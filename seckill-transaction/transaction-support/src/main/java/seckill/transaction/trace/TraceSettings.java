package seckill.transaction.trace;

import java.net.URI;
import org.springframework.core.env.Environment;

/**
 * Where traces go.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, such as {@code http://collector:4318/v1/traces}; empty: there are no traces
 * @param share    of the traces that begin here, from 0 to 1
 */
record TraceSettings(String endpoint, double share) {

    static final String ENDPOINT = "seckill.traces.endpoint";
    private static final String SHARE = "seckill.traces.share";

    TraceSettings {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(SHARE + " is " + share + "; it is a share of all traces, from 0 to 1");
        }
        if (!endpoint.isEmpty() && !isHttp(endpoint)) {
            throw new IllegalArgumentException(
                    ENDPOINT + " is " + endpoint + "; it is the address of a collector, such as http://collector:4318/v1/traces");
        }
    }

    static TraceSettings of(Environment environment) {
        return new TraceSettings(
                environment.getProperty(ENDPOINT, "").strip(), environment.getProperty(SHARE, Double.class, 1.0));
    }

    boolean isOn() {
        return !endpoint.isEmpty();
    }

    private static boolean isHttp(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
