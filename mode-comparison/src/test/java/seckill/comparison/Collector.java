package seckill.comparison;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody who collects traces: takes OTLP over HTTP, and keeps what it got. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    /** @param parent empty where it is the first of its trace */
    record Seen(String trace, String id, String parent, String service, String name, String kind, Map<String, String> attributes) {

        String of(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        boolean isOf(String service, String kind) {
            return this.service.equals(service) && this.kind.equals(kind);
        }

        boolean isOfADatabase() {
            return kind.equals("CLIENT") && attributes.keySet().stream().anyMatch(it -> it.startsWith("db."));
        }
    }

    static Collector open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        Collector collector = new Collector(server);
        server.createContext("/v1/traces", collector::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return collector;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Seen> all() {
        return List.copyOf(seen);
    }

    /** The spans of the trace in which that checkout was carried; none before that is told. */
    List<Seen> ofCheckout(String id) {
        return seen.stream()
                .filter(it -> it.of("seckill.checkout").equals(id))
                .findFirst()
                .map(one -> seen.stream().filter(it -> it.trace.equals(one.trace)).toList())
                .orElse(List.of());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            keep(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
        } catch (InvalidProtocolBufferException e) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private void keep(ExportTraceServiceRequest request) {
        request.getResourceSpansList().forEach(resource -> {
            String service = attributes(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
            resource.getScopeSpansList().forEach(scope -> scope.getSpansList().forEach(span -> seen.add(seen(service, span))));
        });
    }

    private static Seen seen(String service, Span span) {
        return new Seen(
                hex(span.getTraceId().toByteArray()),
                hex(span.getSpanId().toByteArray()),
                hex(span.getParentSpanId().toByteArray()),
                service,
                span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> list) {
        Map<String, String> attributes = new HashMap<>();
        list.forEach(it -> attributes.put(it.getKey(), text(it.getValue())));
        return Map.copyOf(attributes);
    }

    private static String text(AnyValue value) {
        return value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
