package seckill.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process has counted since its start, read where it tells of itself. */
public final class Metrics implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Probe.LIMIT).build();
    private final Address address;

    private Metrics(Address address) {
        this.address = address;
    }

    /** @param management see {@link RunningStack#management} */
    public static Metrics at(Address management) {
        return new Metrics(management);
    }

    /**
     * The sum over all meters of that name and those tags.
     *
     * @param tags {@code NAME:VALUE}, of which each has all
     * @return nothing, when nothing of this name has been counted yet
     * @throws EnvironmentException when the process does not answer
     */
    public Measured measured(String name, String... tags) {
        return answer(name, tags).map(Metrics::measured).orElse(Measured.NOTHING);
    }

    /**
     * The sums over all meters of that name, by the values that they have for a tag.
     *
     * @throws EnvironmentException when the process does not answer
     */
    public Map<String, Measured> measuredBy(String tag, String name) {
        Map<String, Measured> each = new TreeMap<>();
        answer(name).ifPresent(metric -> metric.path("availableTags").forEach(one -> {
            if (one.path("tag").asText().equals(tag)) {
                one.path("values").forEach(value -> each.put(value.asText(), measured(name, tag + ":" + value.asText())));
            }
        }));
        return each;
    }

    private static Measured measured(JsonNode metric) {
        Map<String, Double> values = new HashMap<>();
        metric.path("measurements").forEach(one -> values.put(one.path("statistic").asText(), one.path("value").asDouble()));
        return new Measured(
                values.getOrDefault("COUNT", 0.0).longValue(),
                values.getOrDefault("TOTAL_TIME", 0.0),
                values.getOrDefault("VALUE", 0.0));
    }

    /**
     * @param count   how often
     * @param seconds of a timer: for how long in all
     * @param value   of a gauge
     */
    public record Measured(long count, double seconds, double value) {

        public static final Measured NOTHING = new Measured(0, 0, 0);

        /** The mean of what came after an earlier reading, in milliseconds; NaN when nothing did. */
        public double meanMsSince(Measured earlier) {
            return (seconds - earlier.seconds) * 1e3 / (count - earlier.count);
        }
    }

    private Optional<JsonNode> answer(String name, String... tags) {
        String query = Stream.of(tags).map(tag -> "tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        URI uri = URI.create("http://" + address + "/actuator/metrics/" + name + "?" + query);
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri).timeout(Probe.LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> Optional.of(JSON.readTree(answer.body()));
                case 404 -> Optional.empty();
                default -> throw new EnvironmentException(uri + " answers " + answer.statusCode());
            };
        } catch (IOException e) {
            throw new EnvironmentException(uri + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
