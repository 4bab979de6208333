package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a start has to do, after all that can be refused beforehand has been looked at. */
final class StackPlan {

    /** With less free space than this a database in mid-sale would find the disk full. */
    static final long DISK_BYTES_MIN = 1L << 30;

    private final Home home;
    private final StackOptions options;
    private final Site site;
    private final List<Component> components;
    private final RunningStack before;

    private StackPlan(Home home, StackOptions options, Site site, List<Component> components, RunningStack before) {
        this.home = home;
        this.options = options;
        this.site = site;
        this.components = components;
        this.before = before;
    }

    static StackPlan of(Path root, Home home, StackOptions options) throws IOException {
        List<RunningProcess> processes = RunningStack.read(home)
                .filter(RunningStack::isPartlyAlive)
                .map(stack -> sameShape(stack, options, home))
                .map(RunningStack::processes)
                .orElse(List.of());
        refuseFullDisk(home);
        Outside external = outside(options);
        List<Component> components = Topology.of(
                options.assembly(),
                external,
                options.broker() || RocketMq.hasRunIn(home));
        Site site = site(root, home, options, choosePorts(home, options, components, processes));
        RunningStack before = new RunningStack(
                options.assembly(),
                external,
                "http://" + Address.local(components.getLast().port(site)),
                site.servers().database(),
                site.servers().redis(),
                processes);
        return new StackPlan(home, options, site, components, before);
    }

    /** @return whether anything had to be started */
    boolean carryOut(Progress progress) throws IOException {
        boolean whole = components.stream().allMatch(c -> isAlive(before.processes(), c));
        if (options.infrastructure().isPresent()) {
            useExternal(options.infrastructure().get());
        }
        new StackStart(site, components, new RunningProcesses(home, before), progress).run();
        return !whole;
    }

    /** Starts the database, with schemas and users, and nothing else. */
    void carryOutDatabase(Progress progress) {
        List<Component> database = components.stream().filter(Database.class::isInstance).toList();
        new StackStart(site, database, new RunningProcesses(home, before), progress).run();
    }

    Address database() {
        return site.servers().database();
    }

    private void useExternal(Path file) throws IOException {
        ExternalServers.refuseUnreachable(site.servers(), before.external());
        ExternalServers.keep(file, home);
        try {
            if (before.external().has("database")) {
                Schemas.create(site.servers(), site.secrets(), options.assembly().schemas());
            }
        } catch (SQLException e) {
            throw new EnvironmentException("database.admin.user cannot create schemas and users: " + e.getMessage(), e);
        }
    }

    private static RunningStack sameShape(RunningStack running, StackOptions options, Home home) {
        if (running.assembly() == options.assembly() && running.external().equals(outside(options))) {
            return running;
        }
        throw new EnvironmentException("In " + home.dir() + " the shop is up as "
                + running.assembly().inWords() + running.external().inWords()
                + ". Stop it first (./seckill down), or use another --home.");
    }

    private static void refuseFullDisk(Home home) throws IOException {
        long free = Files.getFileStore(home.dir()).getUsableSpace();
        if (free < DISK_BYTES_MIN) {
            throw new EnvironmentException("Only " + (free >> 20) + " MiB are free for " + home.dir() + ", "
                    + (DISK_BYTES_MIN >> 20) + " MiB are needed. Free some, or use --home on another disk.");
        }
    }

    private static Ports choosePorts(
            Home home, StackOptions options, List<Component> components, List<RunningProcess> processes) {
        Ports ports = Ports.of(home, options.ports());
        // those that run first: their ports are facts
        components.stream().filter(c -> isAlive(processes, c)).forEach(c -> c.choosePorts(ports::keep));
        PortChoice forTheRest = processes.isEmpty() ? ports::choose : ports::keepFree;
        components.stream().filter(c -> !isAlive(processes, c)).forEach(c -> c.choosePorts(forTheRest));
        if (Topology.mayHaveBroker(options.assembly(), outside(options))
                && components.stream().noneMatch(RocketMq.class::isInstance)) {
            // for a broker that comes later; what the modules were told at their start stays
            new RocketMq().choosePorts(processes.isEmpty() ? ports::choose : ports::keep);
        }
        return ports;
    }

    private static Outside outside(StackOptions options) {
        return external(options).map(ExternalServers::outside).orElse(Outside.NONE);
    }

    private static Optional<ExternalServers> external(StackOptions options) {
        return options.infrastructure().map(file -> ExternalServers.read(file, options.assembly().isMonolith()));
    }

    private static boolean isAlive(List<RunningProcess> processes, Component component) {
        return processes.stream().anyMatch(p -> p.name().equals(component.name()) && p.isAlive());
    }

    private static Site site(Path root, Home home, StackOptions options, Ports ports) {
        Secrets secrets = Secrets.of(home);
        Servers own = Servers.embedded(ports, secrets, options.assembly().isMonolith());
        return new Site(
                root,
                home,
                secrets,
                ports,
                external(options).map(given -> given.before(own)).orElse(own),
                options.jvmFlags(),
                options.classPath(),
                options.durability(),
                options.engine());
    }
}
