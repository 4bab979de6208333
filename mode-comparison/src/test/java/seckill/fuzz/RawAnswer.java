package seckill.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came back over a connection of its own.
 *
 * @param status 0 when the connection was closed without a word
 */
public record RawAnswer(int status, Map<String, String> headers, String body) {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** A stream of events has no end; its head says all that is asked for. */
    private static final String EVENTS = "text/event-stream";

    public static RawAnswer to(RawRequest request, String baseUrl) throws IOException {
        URI base = URI.create(baseUrl);
        return to(request.bytes(base.getAuthority()), base.getHost(), base.getPort(), request.method().equals("HEAD"));
    }

    /** Sends anything. */
    public static RawAnswer to(byte[] bytes, String host, int port, boolean headOnly) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
            socket.setSoTimeout((int) LIMIT.toMillis());
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException answeredBeforeTheEnd) {
                // who refuses by the head does not read the rest
            }
            return read(new BufferedInputStream(socket.getInputStream()), headOnly);
        } catch (SocketTimeoutException e) {
            throw new IOException("no answer within " + LIMIT, e);
        }
    }

    private static RawAnswer read(InputStream in, boolean headOnly) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return new RawAnswer(0, Map.of(), "");
        }
        int status = Integer.parseInt(first.split(" ")[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        boolean endless = headers.getOrDefault("content-type", "").startsWith(EVENTS);
        return new RawAnswer(status, headers, headOnly || endless ? "" : body(in, headers));
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = size(in); size > 0; size = size(in)) {
                all.writeBytes(in.readNBytes(size));
                line(in);
            }
            return all.toString(StandardCharsets.UTF_8);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static int size(InputStream in) throws IOException {
        String line = line(in);
        return line.isEmpty() ? 0 : Integer.parseInt(line, 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                if (c != '\r') {
                    line.write(c);
                }
            }
        } catch (java.net.SocketException closed) {
            return line.toString(StandardCharsets.ISO_8859_1);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
