package seckill.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The TCP sockets on which a process listens, as the kernel says (proc(5)): the inodes among the process's files, found
 * again in the tables of sockets.
 */
final class Listeners {

    private static final String LISTEN = "0A";

    private Listeners() {}

    static List<InetSocketAddress> of(long pid) {
        Set<String> inodes = socketInodes(pid);
        return Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc", Long.toString(pid), "net", table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 9 && LISTEN.equals(columns[3]) && inodes.contains(columns[9]))
                .map(columns -> address(columns[1]))
                .toList();
    }

    private static Set<String> socketInodes(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.map(Listeners::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the files of process " + pid + " cannot be read", e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel prints words of four bytes in the machine's order, which is little-endian on all we run on. */
    private static InetSocketAddress address(String hex) {
        String[] parts = hex.split(":");
        byte[] words = HexFormat.of().parseHex(parts[0]);
        byte[] bytes = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i - i % 4 + 3 - i % 4];
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), Integer.parseInt(parts[1], 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("no address: " + hex, e);
        }
    }

    /** Those that somebody outside of this machine could reach. */
    static List<InetSocketAddress> exposed(List<InetSocketAddress> listeners) {
        List<InetSocketAddress> exposed = new ArrayList<>(listeners);
        exposed.removeIf(it -> it.getAddress().isLoopbackAddress());
        return exposed;
    }
}
