package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How the shop's own programs are started: the jar, loopback beside it, and one file with addresses and credentials.
 *
 * @param jar  below the root
 * @param main the main class
 */
record Application(String name, String jar, String main, int heapMiB) {

    List<String> command(Site site, Map<String, String> properties) throws IOException {
        Path jarFile = site.root().resolve(jar);
        if (!Files.exists(jarFile)) {
            throw new EnvironmentException(jarFile + " is missing: the build did not finish. See var/log/build.log.");
        }
        Path configuration = site.writeProperties(name, properties);
        // clients of Nacos and Seata write logs and caches below the user's home: they belong into this one
        Path own = Files.createDirectories(site.data(name));
        return new JavaProcess(site, name, main, heapMiB, jarFile, JavaProcess.loopback(site))
                .onLoopback()
                .flags(
                        "-Duser.home=" + own,
                        "-Ddubbo.network.interface.ignored=.*",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow")
                .arguments("--spring.config.additional-location=file:" + configuration)
                .line();
    }
}
