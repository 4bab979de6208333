package seckill.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Programs that were unpacked from jars, which lose the executable bit. */
final class Binaries {

    private Binaries() {}

    static void makeExecutable(Path program) throws IOException {
        if (!Files.exists(program)) {
            throw new EnvironmentException(program + " is missing: the build did not finish. Run ./seckill up once more,"
                    + " and see var/log/build.log when it fails again.");
        }
        if (!Files.isExecutable(program)) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
