package seckill.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Finds the end of each answer, and its status: answers have a {@code Content-Length}, or no body. */
final class Answer extends ByteToMessageDecoder {

    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int begin = in.readerIndex();
        int end = endOfHeaders(in);
        if (end < 0) {
            return;
        }
        String head = in.toString(begin, end - begin, StandardCharsets.US_ASCII);
        int whole = end - begin + bodyLength(head);
        if (in.readableBytes() >= whole) {
            in.skipBytes(whole);
            out.add(Integer.valueOf(head.substring(STATUS_AT, STATUS_AT + STATUS_LENGTH)));
        }
    }

    private static int endOfHeaders(ByteBuf in) {
        int matched = 0;
        for (int i = in.readerIndex(); i < in.writerIndex(); i++) {
            byte b = in.getByte(i);
            matched = b == END_OF_HEADERS[matched] ? matched + 1 : b == '\r' ? 1 : 0;
            if (matched == END_OF_HEADERS.length) {
                return i + 1;
            }
        }
        return -1;
    }

    private static int bodyLength(String head) {
        int at = AsciiString.indexOfIgnoreCaseAscii(head, LENGTH, 0);
        if (at < 0) {
            if (head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding:")) {
                throw new IllegalStateException("an answer in chunks is not what this generator is for: " + head);
            }
            return 0;
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }
}
