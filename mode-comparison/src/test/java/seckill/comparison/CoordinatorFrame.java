package seckill.comparison;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a client says to Seata's coordinator first: that it wants to begin transactions. Byte by byte, because no client lets one choose
 * how a frame of its own is to be read.
 *
 * <p>Source: Seata's RPC protocol, version 1: magic number, version, length of all, length of the head, kind, codec, compressor, number.
 */
record CoordinatorFrame(int codec, byte[] body) {

    /** Seata's own way to write messages. */
    static final int SEATA = 1;

    static final int HESSIAN = 22;

    private static final int MAGIC = 0xdada;
    private static final int HEAD_BYTES = 16;

    private static final int REGISTER = 101;

    /** The kind of a frame that answers. */
    private static final int RESPONSE = 1;

    /** Longer than a coordinator thinks about a registration on a busy machine. */
    private static final int SILENCE_MS = 3_000;

    /** The registration, as Seata writes it. */
    static CoordinatorFrame ofSeata(int codec) {
        return new CoordinatorFrame(codec, written(out -> {
            out.writeShort(REGISTER);
            for (String field : new String[] {"2.0.0", "somebody", "seckill", "somebody's"}) {
                out.writeShort(field.length());
                out.writeBytes(field);
            }
        }));
    }

    /** An object of any class that its reader is willing to make: for Hessian 2 a definition with a name, and one of it. */
    static CoordinatorFrame ofHessian(String className) {
        return new CoordinatorFrame(HESSIAN, written(out -> {
            out.writeByte('C');
            out.writeByte(className.length()); // a string of less than 32 characters is its length and itself
            out.writeBytes(className);
            out.writeByte(0x91);
            out.writeByte("table".length());
            out.writeBytes("table");
            out.writeByte(0x60);
            out.writeByte('N');
        }));
    }

    byte[] bytes() {
        return written(out -> {
            out.writeShort(MAGIC);
            out.writeByte(1);
            out.writeInt(HEAD_BYTES + body.length);
            out.writeShort(HEAD_BYTES);
            out.writeByte(0);
            out.writeByte(codec);
            out.writeByte(0);
            out.writeInt(7);
            out.write(body);
        });
    }

    /** Sends it over a connection of its own; the codec and the body of the frame that comes back, if one does. */
    Optional<CoordinatorFrame> answered(String host, int port) {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(SILENCE_MS);
            socket.getOutputStream().write(bytes());
            return answer(new DataInputStream(socket.getInputStream()));
        } catch (EOFException | SocketException | SocketTimeoutException hungUpOrSilent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<CoordinatorFrame> answer(DataInputStream in) throws IOException {
        int magic = in.readUnsignedShort();
        in.readByte();
        int length = in.readInt();
        int head = in.readUnsignedShort();
        int kind = in.readByte();
        int codec = in.readByte();
        in.readByte();
        in.readInt();
        in.skipNBytes(head - HEAD_BYTES);
        byte[] body = in.readNBytes(length - head);
        return magic == MAGIC && kind == RESPONSE ? Optional.of(new CoordinatorFrame(codec, body)) : Optional.empty();
    }

    /** The number of the message in a body that is written in Seata's own way. */
    int message() {
        return (body[0] & 0xff) << 8 | body[1] & 0xff;
    }

    String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }
}
