package seckill.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * A request as bytes, which no client would check or mend.
 *
 * @param chunked whether its length is not announced
 */
public record RawRequest(String method, String target, Map<String, String> headers, byte[] body, boolean chunked) {

    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value.replace("\r", "").replace("\n", " ")).append("\r\n"));
        if (chunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (chunked && body.length > 0) {
            out.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(body);
        if (chunked) {
            out.writeBytes((body.length > 0 ? "\r\n0\r\n\r\n" : "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    /** To be read by whoever wants to know what was sent; without the session. */
    @Override
    public String toString() {
        boolean text = body.length < 500;
        String sent = text ? new String(body, StandardCharsets.UTF_8) : HexFormat.of().formatHex(body, 0, 40) + "… " + body.length + " bytes";
        String shown = headers.toString().replaceAll("Bearer [^,}]{8,}", "Bearer …");
        return method + " " + target + " " + shown + (chunked ? " chunked " : " ") + sent;
    }
}
