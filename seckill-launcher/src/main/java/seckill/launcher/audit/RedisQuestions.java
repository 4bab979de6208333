package seckill.launcher.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import seckill.launcher.Address;
import seckill.launcher.RedisUser;

/**
 * Asks Redis in its own protocol, so that the audit owes nothing to the client which the product uses.
 *
 * <p>Source: redis.io, Redis serialization protocol (RESP2).
 */
final class RedisQuestions implements AutoCloseable {

    /** It answers from memory; longer means that it hangs. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private final Socket socket;
    private final InputStream in;

    private RedisQuestions(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static RedisQuestions to(Address redis, RedisUser user) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(redis.host(), redis.port()), (int) ANSWER_MAX.toMillis());
            socket.setSoTimeout((int) ANSWER_MAX.toMillis());
            RedisQuestions questions = new RedisQuestions(socket);
            if (user.words().length > 0) {
                questions.ask(user.words());
            }
            return questions;
        } catch (IOException e) {
            close(socket);
            throw new AuditImpossibleException("Redis at " + redis + " does not answer: " + e.getMessage(), e);
        }
    }

    /** The answer to a command that answers with a list. */
    List<Object> list(String... command) {
        try {
            return ask(command) instanceof List<?> list ? List.copyOf(list) : List.of();
        } catch (IOException e) {
            throw new AuditImpossibleException("Redis does not tell: " + e.getMessage(), e);
        }
    }

    private Object ask(String... command) throws IOException {
        StringBuilder text = new StringBuilder("*" + command.length + "\r\n");
        for (String word : command) {
            text.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n").append(word).append("\r\n");
        }
        socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
        return answer();
    }

    private Object answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case ':' -> Long.valueOf(rest);
            case '$' -> text(Integer.parseInt(rest));
            case '*' -> answers(Integer.parseInt(rest));
            default -> throw new IOException(rest);
        };
    }

    private List<Object> answers(int count) throws IOException {
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(answer());
        }
        return answers;
    }

    private String text(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        byte[] bytes = in.readNBytes(length);
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("it hung up");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // it is of no use any more
        }
    }
}
