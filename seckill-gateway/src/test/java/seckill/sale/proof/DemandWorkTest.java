package seckill.sale.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import seckill.problem.Problem;
import seckill.problem.ProblemException;
import seckill.sale.proof.ProofSettings.When;
import tools.jackson.databind.json.JsonMapper;

class DemandWorkTest {

    private static final Purpose PURPOSE = new Purpose(7, 42, "a-key-of-a-buyer");
    private static final int CALM = 20;
    private static final int SHARE = 3;
    private static final long EASIEST = 100;
    private static final long HARDEST = 1_500;

    private Instant now = Instant.parse("2026-11-11T12:00:00Z");

    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final DemandWork byLoad = when(When.BY_LOAD);

    @Test
    void switched_off_it_asks_for_nothing_whoever_asks_how_often() {
        DemandWork off = when(When.OFF);

        assertThat(IntStream.range(0, 1_000).mapToObj(n -> answer(off, "10.0.0.1", "no proof"))).containsOnly("");
    }

    @Test
    void switched_on_it_asks_everybody() {
        DemandWork on = when(When.ON);

        assertThat(answer(on, "10.0.0.1", null)).isEqualTo("proof-of-work-required");
        assertThat(answer(on, "10.0.0.1", solved(on, "10.0.0.1"))).isEmpty();
    }

    @Test
    void by_load_it_asks_while_many_ask_and_for_some_seconds_after() {
        IntStream.range(0, CALM - 1).forEach(n -> assertThat(answer(byLoad, "10.0.1." + n, null)).isEmpty());
        assertThat(answer(byLoad, "10.0.0.1", null)).isEqualTo("proof-of-work-required");

        now = now.plusSeconds(3);
        assertThat(answer(byLoad, "10.0.0.2", null)).isEqualTo("proof-of-work-required");
        now = now.plusSeconds(1);
        assertThat(answer(byLoad, "10.0.0.3", null)).isEmpty();
    }

    @Test
    void the_more_ask_the_harder_it_is_up_to_the_hardest() {
        assertThat(hardness("10.0.0.1")).isEqualTo(EASIEST);
        IntStream.range(0, 3 * CALM).forEach(n -> answer(byLoad, "10.0.1." + n, null));
        assertThat(hardness("10.0.0.2")).isEqualTo(3 * EASIEST);
        IntStream.range(0, 100 * CALM).forEach(n -> answer(byLoad, "10.1.1." + n, null));
        assertThat(hardness("10.0.0.3")).isEqualTo(HARDEST);
    }

    @Test
    void an_address_that_asks_for_more_than_its_share_pays_twice_as_much_each_time_and_others_do_not() {
        assertThat(IntStream.rangeClosed(1, 8).mapToLong(n -> hardness("10.0.0.1")))
                .containsExactly(EASIEST, EASIEST, EASIEST, 2 * EASIEST, 4 * EASIEST, 8 * EASIEST, HARDEST, HARDEST);
        assertThat(answer(byLoad, "10.0.0.1", null)).as("calm, but not for them").isEqualTo("proof-of-work-required");
        assertThat(answer(byLoad, "10.0.0.2", null)).isEmpty();

        now = now.plus(Challenges.LIFETIME);
        assertThat(hardness("10.0.0.1")).as("forgotten").isEqualTo(EASIEST);
    }

    @Test
    void a_wrong_proof_is_refused_also_when_none_is_needed() {
        String proof = solved(byLoad, "10.0.0.1");

        assertThat(answer(byLoad, "10.0.0.1", "no proof")).isEqualTo("wrong-proof-of-work");
        assertThat(answer(byLoad, "10.0.0.1", proof)).as("the control").isEmpty();
        now = now.plus(Challenges.LIFETIME);
        assertThat(answer(byLoad, "10.0.0.1", proof)).as("expired").isEqualTo("wrong-proof-of-work");
    }

    @Test
    void what_was_given_while_it_was_calm_stays_good_in_the_rush() {
        String proof = solved(byLoad, "10.0.0.1");
        now = now.plus(Duration.ofSeconds(30));
        IntStream.range(0, 100 * CALM).forEach(n -> answer(byLoad, "10.1.1." + n, null));

        assertThat(answer(byLoad, "10.0.0.1", proof)).isEmpty();
    }

    private DemandWork when(When when) {
        Challenges challenges = new Challenges(new byte[32], clock, new Random(1), new JsonMapper());
        return new DemandWork(new ProofSettings(when, CALM, SHARE, EASIEST, HARDEST), challenges, clock);
    }

    private long hardness(String address) {
        return byLoad.challenge(PURPOSE, address).maxnumber();
    }

    private static String solved(DemandWork work, String address) {
        return Solved.of(work.challenge(PURPOSE, address)).shown();
    }

    /** The problem's slug; empty when there is none. */
    private static String answer(DemandWork work, String address, String proof) {
        try {
            work.before(PURPOSE, address, proof);
            return "";
        } catch (ProblemException e) {
            Problem problem = e.problem();
            return problem.slug();
        }
    }
}
