package seckill.receiver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the callbacks did not bring: at the start, and now and then, because the shop stops calling. */
final class ReadUp {

    private static final int PAGE = 100;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private final URI shop;
    private final SharedSecret secret;
    private final Parcels parcels;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();

    ReadUp(URI shop, SharedSecret secret, Parcels parcels) {
        this.shop = shop;
        this.secret = secret;
        this.parcels = parcels;
    }

    /** Ships first and remembers then: whoever dies in between reads the page again, and ships nothing twice. */
    void toTheEnd() throws IOException, InterruptedException {
        Notice[] page;
        do {
            page = after(parcels.readUpTo());
            for (Notice notice : page) {
                parcels.ship(notice);
                parcels.readUpTo(notice.sequence());
            }
        } while (page.length == PAGE);
    }

    private Notice[] after(long sequence) throws IOException, InterruptedException {
        String path = "/api/shipping/notices?after=" + sequence + "&limit=" + PAGE;
        String timestamp = secret.now();
        HttpRequest request = HttpRequest.newBuilder(shop.resolve(path))
                .timeout(ANSWER_MAX)
                .header(SharedSecret.TIMESTAMP, timestamp)
                .header(SharedSecret.SIGNATURE, secret.sign(timestamp, "GET " + path))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the shop answers " + answer.statusCode());
        }
        return json.readValue(answer.body(), Notice[].class);
    }
}
