package seckill.launcher.rocketmq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import seckill.launcher.Address;

/**
 * A connection to a name server or a broker, one question at a time. RocketMQ's remoting protocol: the length of all that
 * follows, the length of the header (its first byte names the header's format, 0 is JSON), the header, the body.
 */
final class Remoting implements AutoCloseable {

    /** It answers from memory; longer means that it hangs. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    /** RocketMQ's own limit for a frame. */
    private static final int FRAME_BYTES_MAX = 16 * 1024 * 1024;

    private static final int LENGTH = 0xFF_FFFF;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private int asked;

    private Remoting(Socket socket) {
        this.socket = socket;
    }

    static Remoting to(Address server) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(server.host(), server.port()), (int) ANSWER_MAX.toMillis());
            socket.setSoTimeout((int) ANSWER_MAX.toMillis());
            socket.setTcpNoDelay(true);
            return new Remoting(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The answer must be a yes. */
    Answer get(int question, Map<String, String> fields) throws IOException {
        Answer answer = ask(question, fields, new byte[0]);
        if (!answer.isYes()) {
            throw new IOException("RocketMQ refused question " + question + " " + fields + ": " + answer);
        }
        return answer;
    }

    Answer ask(int question, Map<String, String> fields, byte[] body) throws IOException {
        ObjectNode header = JSON.createObjectNode()
                .put("code", question)
                .put("language", "JAVA")
                .put("version", 0)
                .put("opaque", ++asked)
                .put("flag", 0)
                .put("serializeTypeCurrentRPC", "JSON");
        ObjectNode named = header.putObject("extFields");
        fields.forEach(named::put);
        write(JSON.writeValueAsBytes(header), body);
        return read();
    }

    private void write(byte[] header, byte[] body) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(8 + header.length + body.length)
                .putInt(4 + header.length + body.length)
                .putInt(header.length)
                .put(header)
                .put(body);
        socket.getOutputStream().write(frame.array());
    }

    private Answer read() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int frame = in.readInt();
        int header = in.readInt() & LENGTH;
        if (frame < 4 + header || frame > FRAME_BYTES_MAX) {
            throw new IOException("this is no RocketMQ: a frame of " + frame + " bytes");
        }
        JsonNode said = JSON.readTree(in.readNBytes(header));
        return new Answer(said.path("code").asInt(), said, in.readNBytes(frame - 4 - header));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            return;
        }
    }
}
