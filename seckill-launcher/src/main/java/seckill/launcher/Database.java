package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A database server with a schema per module: the bundled MariaDB, or a real MySQL. */
final class Database implements Component {

    private final List<String> schemas;

    /** @param schemas what the applications need, each with a user of its own */
    Database(List<String> schemas) {
        this.schemas = schemas;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), 13306);
    }

    @Override
    public List<String> command(Site site) throws IOException {
        DatabaseEngine engine = DatabaseEngine.of(site);
        DatabaseServer server = engine.server(site.root());
        Path data = engine.data(site.home());
        if (!Files.isDirectory(data)) {
            server.create(data, site.servers().databaseAdminPassword(), site.home().logOf(name()));
        }
        return server.line(data, port(site));
    }

    @Override
    public boolean runsOnJvm() {
        return false;
    }

    @Override
    public boolean isReady(Site site) {
        return Probe.answersSql(site.servers());
    }

    @Override
    public void furnish(Site site) throws Exception {
        Schemas.create(site.servers(), site.secrets(), schemas);
    }

    @Override
    public Duration stopLimit() {
        return Duration.ofSeconds(30);
    }
}
