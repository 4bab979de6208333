package seckill.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hosts as addresses of one machine, for those who may not make namespaces. Nobody can be cut off there: who should be
 * stands still instead, which others notice as late as a cut, but all of them do.
 */
final class LoopbackAddresses implements Network {

    private static final String NETWORK = "127.18.77.";
    private static final int FIRST = 11;

    private final Path started;
    private final Map<String, OneAddress> hosts = new LinkedHashMap<>();

    private LoopbackAddresses(Path started) {
        this.started = started;
    }

    static LoopbackAddresses create(Path home) {
        try {
            LoopbackAddresses network = new LoopbackAddresses(Files.createDirectories(home).resolve("processes"));
            Runtime.getRuntime().addShutdownHook(new Thread(network::close));
            network.endWhatIsLeft();
            return network;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each line is a process id and when that process began: the same number may be another's by now. */
    private void endWhatIsLeft() throws IOException {
        if (Files.exists(started)) {
            for (String line : Files.readAllLines(started)) {
                ProcessHandle.of(Long.parseLong(line.split(" ")[0])).filter(it -> line.equals(marked(it))).ifPresent(ProcessHandle::destroyForcibly);
            }
            Files.delete(started);
        }
    }

    private static String marked(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("");
    }

    @Override
    public synchronized Host host(String name) {
        return hosts.computeIfAbsent(name, it -> new OneAddress(it, NETWORK + (FIRST + hosts.size()), started, new ArrayList<>()));
    }

    @Override
    public synchronized void close() {
        hosts.values().forEach(host -> host.programs.forEach(Process::destroyForcibly));
        hosts.clear();
    }

    private record OneAddress(String name, String address, Path started, List<Process> programs) implements Host {

        @Override
        public Process start(Path log, Map<String, String> environment, List<String> line) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(line);
            builder.environment().putAll(environment);
            Process process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            Files.writeString(started, marked(process.toHandle()) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            programs.add(process);
            return process;
        }

        @Override
        public void cutOffFrom(Host other) {
            signal("-STOP");
        }

        @Override
        public void reaches(Host other) {
            signal("-CONT");
        }

        private void signal(String signal) {
            programs.stream().filter(Process::isAlive).forEach(it -> Shell.run("kill", signal, Long.toString(it.pid())));
        }
    }
}
