package seckill.comparison;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.Address;
import seckill.launcher.RedisUser;

/** Somebody at Redis who says what he likes, and hears the answer as it is: text, a number, a list, or what begins with a minus. */
final class RedisByHand implements AutoCloseable {

    private static final int ANSWER_MS_MAX = 5_000;

    private final Socket socket;
    private final InputStream in;

    private RedisByHand(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Nobody, as far as the server knows. */
    static RedisByHand at(Address redis) {
        try {
            Socket socket = new Socket(redis.host(), redis.port());
            socket.setSoTimeout(ANSWER_MS_MAX);
            return new RedisByHand(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RedisByHand at(Address redis, RedisUser user) {
        RedisByHand hand = at(redis);
        if (!"OK".equals(hand.says(user.words()))) {
            throw new IllegalStateException(user + " is not let in");
        }
        return hand;
    }

    Object says(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(word).append("\r\n");
        }
        try {
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> text(Integer.parseInt(rest));
            case '*' -> list(Integer.parseInt(rest));
            default -> line;
        };
    }

    private String text(int length) throws IOException {
        String text = length < 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (length >= 0) {
            line();
        }
        return text;
    }

    private List<Object> list(int length) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int n = 0; n < length; n++) {
            list.add(answer());
        }
        return list;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
