package seckill.redismessages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The file of a Redis server that is dead, read and cut as a machine that lost its power would have left it. It holds the commands that
 * changed something; those of a script stand between MULTI and EXEC.
 *
 * <p>Source: redis.io, persistence; Redis serialization protocol (RESP2).
 */
public final class AppendOnlyFile {

    private final Path file;

    public AppendOnlyFile(Path file) {
        this.file = file;
    }

    /**
     * @param from where it begins in the file
     * @param to   behind its last byte
     */
    public record Command(long from, long to, List<String> words) {

        public boolean is(String name, String key) {
            return words.size() > 1 && words.getFirst().equalsIgnoreCase(name) && words.get(1).equals(key);
        }
    }

    /** What Redis does as one, a script or a single command. */
    public record Transaction(long from, List<Command> commands) {}

    public List<Transaction> transactions() {
        List<Transaction> transactions = new ArrayList<>();
        List<Command> open = null;
        long from = 0;
        for (Command command : commands()) {
            String name = command.words().getFirst().toUpperCase(Locale.ROOT);
            if (name.equals("MULTI")) {
                open = new ArrayList<>();
                from = command.from();
            } else if (name.equals("EXEC")) {
                transactions.add(new Transaction(from, List.copyOf(open)));
                open = null;
            } else if (open == null) {
                transactions.add(new Transaction(command.from(), List.of(command)));
            } else {
                open.add(command);
            }
        }
        return transactions;
    }

    private List<Command> commands() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Command> commands = new ArrayList<>();
        Reader reader = new Reader(bytes);
        while (reader.at < bytes.length) {
            int from = reader.at;
            int count = reader.number('*');
            List<String> words = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                words.add(reader.word());
            }
            commands.add(new Command(from, reader.at, words));
        }
        return commands;
    }

    /** Keeps what is before. */
    public void cut(long at) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int number(char mark) {
            if (bytes[at] != mark) {
                throw new IllegalStateException("no " + mark + " at " + at);
            }
            int end = at;
            while (bytes[end] != '\r') {
                end++;
            }
            int number = Integer.parseInt(new String(bytes, at + 1, end - at - 1, StandardCharsets.US_ASCII));
            at = end + 2;
            return number;
        }

        String word() {
            int length = number('$');
            String word = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length + 2;
            return word;
        }
    }
}
