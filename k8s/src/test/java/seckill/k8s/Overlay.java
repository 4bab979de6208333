package seckill.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be applied to a cluster. */
enum Overlay {
    DEV,
    PROD;

    private static final Logger log = LoggerFactory.getLogger(Overlay.class);

    private static final Map<Overlay, List<Manifests>> READ = new EnumMap<>(Overlay.class);

    Path folder() {
        return Repository.OVERLAYS.resolve(name().toLowerCase(Locale.ROOT));
    }

    /** As it stands, and where kubectl is as it renders it. */
    List<Manifests> manifests() {
        return READ.computeIfAbsent(this, overlay -> {
            List<Manifests> read = new ArrayList<>(List.of(new Kustomization(overlay.folder()).assembled()));
            overlay.rendered().ifPresentOrElse(read::add, () -> log.warn(
                    "kubectl is not here: k8s/overlays/{} was checked as it stands, and not as kustomize renders it", overlay.folder().getFileName()));
            return List.copyOf(read);
        });
    }

    private Optional<Manifests> rendered() {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new IllegalStateException("kubectl kustomize " + folder() + " failed");
            }
            return Optional.of(new Manifests(folder().getFileName() + " as rendered", Yaml.documents(text).stream().map(Manifest::new).toList()));
        } catch (IOException notThere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
