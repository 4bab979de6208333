package seckill.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.apache.dubbo.config.spring.context.annotation.EnableDubbo;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All of the sample in one JVM, each participant behind Dubbo and over a database of its own, and an HTTP port for buyers:
 * {@code POST /buy/ORDER/BUYER/SKU}, answered 201 with <code>{"us": microseconds}</code> that the transaction took.
 */
@SpringBootApplication
@EnableDubbo
public class Sample {

    private static final long PRICE_MINOR = 100;

    public static void main(String[] arguments) throws IOException {
        ConfigurableApplicationContext context = SpringApplication.run(Sample.class, arguments);
        fill(context);
        Purchases purchases = context.getBean(Purchases.class);
        int port = context.getEnvironment().getRequiredProperty("server.port", Integer.class);
        HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/buy/", request -> buy(request, purchases));
        http.start();
    }

    private static void buy(HttpExchange request, Purchases purchases) throws IOException {
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

    /** Sixteen products and sixteen buyers: neighbours in time never want the same rows. */
    private static void fill(ConfigurableApplicationContext context) {
        JdbcTemplate stock = context.getBean("stockRows", JdbcTemplate.class);
        JdbcTemplate payment = context.getBean("paymentRows", JdbcTemplate.class);
        for (int n = 1; n <= 16; n++) {
            stock.update("INSERT INTO stock_level (sku, sale_id, allocated, available, reserved, sold)"
                    + " VALUES (?, 0, 1000000, 1000000, 0, 0)", n);
            payment.update("INSERT INTO account (buyer_id, balance_minor, currency) VALUES (?, 1000000000, 'CNY')", n);
        }
    }
}
