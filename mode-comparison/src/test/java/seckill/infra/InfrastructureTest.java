package seckill.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {

    @TempDir Path dir;

    @Test
    void embedded_leaves_everything_to_the_launcher() {
        OutsideServers servers = Infrastructure.named("embedded", Optional.empty()).freshFor("modules");
        assertThat(servers.file()).isEmpty();
        assertThat(servers.has("database")).isFalse();
    }

    @Test
    void an_infrastructure_that_nobody_knows_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> Infrastructure.named("docker", Optional.empty()))
                .hasMessageContaining("embedded, containers and external");
    }

    @Test
    void a_file_goes_with_external_and_external_with_a_file() {
        assertThatThrownBy(() -> Infrastructure.named("external", Optional.empty())).hasMessageContaining("go together");
        assertThatThrownBy(() -> Infrastructure.named("embedded", Optional.of(dir))).hasMessageContaining("go together");
    }

    @Test
    void two_stacks_do_not_share_what_one_file_names() throws Exception {
        for (String stack : new String[] {"modules", "monolith"}) {
            Files.writeString(dir.resolve(stack + ".properties"), "database.address=db:1\n");
        }
        Infrastructure oneFile = Infrastructure.named("external", Optional.of(dir.resolve("modules.properties")));
        assertThat(oneFile.freshFor("modules").has("database")).isTrue();
        assertThatThrownBy(() -> oneFile.freshFor("monolith")).hasMessageContaining("{stack}");
        Infrastructure fileEach = Infrastructure.named("external", Optional.of(dir.resolve("{stack}.properties")));
        assertThat(fileEach.freshFor("modules").file()).hasValue(dir.resolve("modules.properties"));
        assertThat(fileEach.freshFor("monolith").has("redis")).isFalse();
    }

    @Test
    void a_spec_that_would_kill_what_is_somebody_elses_fails() throws Exception {
        Path file = Files.writeString(dir.resolve("servers.properties"), "database.address=db:1\n");
        OutsideServers servers = Infrastructure.named("external", Optional.of(file)).freshFor("modules");
        assertThatThrownBy(() -> servers.victim("database"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not ours to kill");
    }

    @Test
    void containers_without_an_engine_are_an_error_and_nothing_is_skipped() {
        assertThatThrownBy(() -> Containers.refuseWithoutEngine(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no container engine answers")
                .hasMessageContaining("DOCKER_HOST");
    }

    @Test
    void images_have_official_names_and_a_tag() {
        assertThat(Image.mysql.named().asCanonicalNameString()).matches("mysql:9\\.\\d+");
        assertThat(Image.redis.named().asCanonicalNameString()).matches("redis:8\\.\\d+");
    }
}
