package seckill.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A MySQL that is inside lets a schema's owner make triggers, although it writes a binary log. */
class OwnersMakeTriggersTest implements ManifestRule {

    private static final String OPTION = "--log-bin-trust-function-creators=ON";

    @Override
    public Stream<String> faults(Manifests manifests) {
        return manifests.find("StatefulSet", "mysql").stream()
                .filter(mysql -> !isTold(new Pods(mysql).containers().getFirst(), "args"))
                .map(mysql -> mysql + " lets only SUPER make triggers");
    }

    @Test
    void so_does_that_of_compose() {
        assertThat(isTold(Yaml.only(Repository.ROOT.resolve("compose.yaml")).at("services", "mysql"), "command")).isTrue();
    }

    private static boolean isTold(Node server, String arguments) {
        return server.each(arguments).stream().anyMatch(a -> a.text().orElse("").equals(OPTION));
    }

    @Override
    public List<Broken> broken() {
        return List.of(new Broken(
                Damage.set("StatefulSet", "mysql", "spec/template/spec/containers/0/args", "[\"--skip-name-resolve\"]"), "lets only SUPER make triggers"));
    }
}
