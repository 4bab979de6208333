package seckill.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is not listed is applied by nobody, and a file that is listed is there. */
class KustomizationIsCompleteTest {

    @ParameterizedTest
    @EnumSource
    void what_lies_in_a_folder_is_listed_and_what_is_listed_is_there(Overlay overlay) throws IOException {
        assertThat(faults(overlay.folder())).isEmpty();
        assertThat(faults(Repository.OVERLAYS.resolve("../base").normalize())).isEmpty();
    }

    @Test
    void a_file_that_was_forgotten_is_noticed(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("stock.yaml"), "kind: Deployment");
        Files.writeString(dir.resolve("order.yaml"), "kind: Deployment");
        Files.writeString(dir.resolve(Kustomization.FILE), "resources: [stock.yaml]");
        assertThat(faults(dir)).containsExactly("order.yaml is not listed");
    }

    @Test
    void a_file_that_is_not_there_is_noticed(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve(Kustomization.FILE), "resources: [stock.yaml]");
        assertThat(faults(dir)).containsExactly("stock.yaml is not there");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_checked_where_kubectl_is_not_is_what_kubectl_renders(Overlay overlay) {
        List<Map<String, Long>> counts = overlay.manifests().stream()
                .map(m -> m.all().stream().collect(Collectors.groupingBy(Manifest::kind, Collectors.counting())))
                .distinct().toList();
        assertThat(counts).hasSize(1);
    }

    private static List<String> faults(Path folder) throws IOException {
        List<Path> listed = new Kustomization(folder).resources();
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::normalize)
                    .filter(f -> f.toString().endsWith(".yaml") && !f.endsWith(Kustomization.FILE) && !listed.contains(f))
                    .map(f -> f.getFileName() + " is not listed")
                    .forEach(faults::add);
        }
        listed.stream().filter(Files::notExists).map(f -> f.getFileName() + " is not there").forEach(faults::add);
        return faults;
    }
}
