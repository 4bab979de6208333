package seckill.comparison;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One kept connection to a gateway from an address of one's own: all of 127.0.0.0/8 is this machine's. */
final class FromAddress implements Closeable {

    private static final int PATIENCE_MS = 20_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    FromAddress(String baseUrl, String address) throws IOException {
        URI gateway = URI.create(baseUrl);
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Asks for one unit, to be paid later; answers with the status. */
    int ask(long saleId, String key, String token) throws IOException {
        String body = "{\"scenario\":\"place-order\"}";
        String request = "POST /api/sales/" + saleId + "/checkouts HTTP/1.1\r\nHost: shop\r\nIdempotency-Key: " + key
                + "\r\nSeckill-Token: " + token + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase().startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.readNBytes(length);
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the gateway has hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
