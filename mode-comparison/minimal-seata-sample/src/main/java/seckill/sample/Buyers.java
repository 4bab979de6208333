package seckill.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An HTTP port for buyers: {@code POST /buy/ORDER/BUYER/SKU}, answered 201 with <code>{"us": microseconds}</code> that the
 * transaction took.
 */
@Component
@Profile("buyers")
public class Buyers {

    private static final long PRICE_MINOR = 100;

    private final Purchases purchases;
    private final int port;

    public Buyers(Purchases purchases, @Value("${server.port}") int port) {
        this.purchases = purchases;
        this.port = port;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void open() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/buy/", this::buy);
        http.start();
    }

    private void buy(HttpExchange request) throws IOException {
        String[] path = request.getRequestURI().getPath().split("/");
        int status = 201;
        long begin = System.nanoTime();
        try {
            purchases.buy(path[2], Long.parseLong(path[3]), Long.parseLong(path[4]), PRICE_MINOR);
        } catch (RuntimeException e) {
            e.printStackTrace();
            status = 503;
        }
        byte[] body = ("{\"us\":" + (System.nanoTime() - begin) / 1_000 + "}").getBytes(StandardCharsets.US_ASCII);
        request.sendResponseHeaders(status, body.length);
        request.getResponseBody().write(body);
        request.close();
    }
}
