package seckill.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the shop is made of: every jar is in a bill of materials, and none has a hole that its next version had closed. */
class LibrariesIT {

    private static final List<Bom> BOMS = Bom.all();

    @Test
    void every_application_and_every_server_has_a_bill_of_all_its_jars() {
        assertThat(BOMS).hasSize(9).allSatisfy(bom -> {
            assertThat(bom.format()).as(bom.name()).startsWith("CycloneDX 1.");
            assertThat(bom.versions()).as(bom.name()).hasSizeGreaterThan(5);
        });
        assertThat(BOMS).allSatisfy(bom -> assertThat(bom.unlisted()).as(bom.name()).isEmpty());
    }

    @Test
    void no_library_is_older_than_it_may_be_except_those_that_are_known() {
        List<String> wrong = BOMS.stream().flatMap(LibrariesIT::wrong).sorted().distinct().toList();
        assertThat(wrong).isEqualTo(Lowest.known().stream().sorted().toList());
    }

    /** A rule about a library that nobody has any more is a rule about nothing. */
    @Test
    void every_rule_is_about_something_that_is_there() {
        assertThat(Lowest.all()).hasSizeGreaterThan(25).allSatisfy(rule -> {
            assertThat(rule.why()).isNotBlank();
            if (!rule.version().equals("absent")) {
                assertThat(BOMS).as(rule.toString()).anyMatch(bom -> bom.isMeantBy(rule.where()) && bom.versions().containsKey(rule.library()));
            }
        });
    }

    /** The control: an old version, and one that should not be there, are found; a newer one and another place are not. */
    @Test
    void an_old_library_would_be_noticed() {
        Lowest yaml = new Lowest("org.yaml:snakeyaml", "2.0", "apps", "");
        Lowest log4j = new Lowest("org.apache.logging.log4j:log4j-core", "absent", "all", "");
        assertThat(yaml.wrongIn(bom("gateway", "org.yaml:snakeyaml", "1.33"))).hasValue("gateway org.yaml:snakeyaml 1.33");
        assertThat(yaml.wrongIn(bom("gateway", "org.yaml:snakeyaml", "2.0.1"))).isEmpty();
        assertThat(yaml.wrongIn(bom("tc", "org.yaml:snakeyaml", "1.33"))).isEmpty();
        assertThat(log4j.wrongIn(bom("tc", "org.apache.logging.log4j:log4j-core", "2.25.0"))).isPresent();
        assertThat(new Lowest("a:b", "4.1.129.Final", "all", "").wrongIn(bom("tc", "a:b", "4.1.99.Final"))).as("numbers, not letters").isPresent();
    }

    private static Stream<String> wrong(Bom bom) {
        return Lowest.all().stream().map(rule -> rule.wrongIn(bom)).flatMap(Optional::stream);
    }

    private static Bom bom(String name, String library, String version) {
        return new Bom(name, "CycloneDX 1.6", Map.of(library, version));
    }
}
