package seckill.k8s;

import java.nio.file.Path;

/** Where things are; tests run in their module's folder. */
final class Repository {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path OVERLAYS = ROOT.resolve("k8s/overlays");

    private Repository() {}
}
