package seckill.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Nacos in a JVM of its own: discovery and live configuration. How and why: infrastructure/nacos/README.md. */
final class Nacos implements Component {

    static final String USER = "nacos";

    /** gRPC of clients and of peers, and Raft: Nacos derives them from its port. */
    private static final int[] DERIVED = {1_000, 1_001, -1_000};

    /** This file tells that the first start went well. */
    private static final String FURNISHED = "furnished";

    /** 409: there is an administrator already, from an earlier start. */
    private static final Set<Integer> ADMINISTRATOR_IS_THERE = Set.of(200, 409);

    @Override
    public String name() {
        return "nacos";
    }

    @Override
    public void choosePorts(PortChoice ports) {
        ports.choose(name(), 18848, DERIVED);
    }

    @Override
    public List<String> command(Site site) throws IOException {
        Path own = site.data(name());
        if (Files.notExists(own.resolve(FURNISHED))) {
            // what an interrupted first start has left is no database
            FileTree.delete(own);
        }
        Files.createDirectories(own.resolve("tmp"));
        Path configuration = Files.createDirectories(own.resolve("conf")).resolve("application.properties");
        PrivateFile.write(configuration, configuration(site));
        return new JavaProcess(
                        site,
                        name(),
                        "seckill.infrastructure.nacos.NacosServer",
                        256,
                        site.root().resolve("infrastructure/nacos/target/nacos.jar"))
                // with them its Derby refuses what was not closed in order: "sealing violation: package org.apache.derby.impl.store.raw is sealed"
                .withoutKeptClasses()
                .flags(
                        "-XX:ReservedCodeCacheSize=96m",
                        "-XX:MaxMetaspaceSize=256m",
                        "-Xss512k",
                        // nacos.jar has a loopback binding for the Netty inside gRPC
                        "-Dio.grpc.netty.shaded.io.netty.bootstrap.extensions=serviceload",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dnacos.standalone=true",
                        "-Dnacos.home=" + own,
                        "-Duser.home=" + own,
                        "-Dnacos.logs.path=" + own.resolve("logs"),
                        "-Djava.io.tmpdir=" + own.resolve("tmp"),
                        "-Dspring.config.additional-location=file:" + configuration.getParent() + "/")
                .line();
    }

    /** On a machine that is very busy its Derby gives up after ten seconds, which nobody can configure. */
    @Override
    public int startAttempts() {
        return 3;
    }

    @Override
    public boolean isReady(Site site) throws Exception {
        return Probe.httpStatus(url(site) + "/v3/admin/core/state/readiness") == 200;
    }

    @Override
    public void furnish(Site site) throws Exception {
        HttpRequest makeAdministrator = HttpRequest.newBuilder(URI.create(url(site) + "/v3/auth/user/admin"))
                .timeout(Probe.LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("password=" + site.servers().nacosPassword()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(makeAdministrator, HttpResponse.BodyHandlers.ofString());
            if (!ADMINISTRATOR_IS_THERE.contains(answer.statusCode())) {
                throw new IOException("no administrator could be made: " + answer.body());
            }
        }
        Path furnished = site.data(name()).resolve(FURNISHED);
        if (Files.notExists(furnished)) {
            Files.createFile(furnished);
        }
    }

    private String url(Site site) {
        return "http://" + Address.local(port(site)) + "/nacos";
    }

    private String configuration(Site site) {
        return """
                nacos.server.main.port=%d
                server.address=127.0.0.1
                nacos.inetutils.ip-address=127.0.0.1
                nacos.core.auth.system.type=nacos
                nacos.core.auth.enabled=true
                nacos.core.auth.admin.enabled=true
                nacos.core.auth.caching.enabled=false
                nacos.core.auth.server.identity.key=%s
                nacos.core.auth.server.identity.value=%s
                nacos.core.auth.plugin.nacos.token.secret.key=%s
                nacos.core.auth.plugin.nacos.token.expire.seconds=18000
                server.tomcat.threads.max=32
                server.tomcat.accesslog.enabled=false
                management.endpoints.web.exposure.include=
                """.formatted(
                        port(site),
                        site.secrets().get("nacos-identity-key"),
                        site.secrets().get("nacos-identity-value"),
                        site.secrets().key("nacos-token-key"));
    }
}
