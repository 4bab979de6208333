package seckill.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shop's images are those that the build makes, of one version, and each runs somewhere; others name a version. */
class ImagesAreBuiltTest implements ManifestRule {

    private static final Pattern OWN = Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<(?:packaging|description)");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private static final Set<String> BUILT = built();
    private static final String BUILDS_VERSION = first(VERSION, Repository.ROOT.resolve("pom.xml"));

    @Override
    public Stream<String> faults(Manifests manifests) {
        List<Image> images = manifests.pods().stream().flatMap(p -> p.containers().stream()).map(c -> Image.of(c.text("image"))).toList();
        List<Image> ours = images.stream().filter(Image::isTheShops).toList();
        return Stream.of(
                        ours.stream().filter(i -> !BUILT.contains(i.name())).map(i -> "nobody builds " + i.path()),
                        ours.stream().filter(i -> !i.tag().equals(BUILDS_VERSION)).map(i -> i + " is not of the version " + BUILDS_VERSION),
                        images.stream().filter(i -> i.tag().isEmpty() || i.tag().equals("latest")).map(i -> i + " names no version"),
                        // the monolith is another assembly of the same
                        BUILT.stream().filter(b -> !b.equals("seckill-monolith") && ours.stream().noneMatch(i -> i.name().equals(b))).map(b -> "nobody runs " + b))
                .flatMap(s -> s);
    }

    /** Modules whose pom wants an image, and the coordinator, whose pom stands alone. */
    static Set<String> built() {
        try (Stream<Path> files = Files.walk(Repository.ROOT, 3)) {
            return Stream.concat(
                            files.filter(f -> f.endsWith("pom.xml") && read(f).contains("<image.skip>false<")).map(f -> first(OWN, f)).toList().stream(),
                            Stream.of(first(Pattern.compile("\\$\\{image.prefix}([a-z-]+):"), Repository.ROOT.resolve("infrastructure/tc/pom.xml"))))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, Path file) {
        Matcher matcher = pattern.matcher(read(file));
        if (!matcher.find()) {
            throw new IllegalStateException(file + " has no " + pattern);
        }
        return matcher.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Broken> broken() {
        String image = "spec/template/spec/containers/0/image";
        return List.of(
                new Broken(Damage.set("Deployment", "stock-service", image, "\"seckill/stock:1.0.0-SNAPSHOT\""), "nobody builds seckill/stock"),
                new Broken(Damage.set("Deployment", "stock-service", image, "\"seckill/stock:1.0.0-SNAPSHOT\""), "nobody runs stock-service"),
                new Broken(Damage.set("Deployment", "stock-service", image, "\"seckill/stock-service:0.9.0\""), "is not of the version"),
                new Broken(Damage.set("StatefulSet", "mysql", image, "\"mysql\""), "names no version"),
                new Broken(Damage.set("StatefulSet", "mysql", image, "\"registry:5000/mysql:latest\""), "names no version"));
    }
}
