package seckill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import seckill.launcher.Box;

/**
 * The report for programs: {@code {schema, begun, box, commit, seed, rounds, config, ratios: [{name, median, min, max, floor, target,
 * moonshot, atMost, valid, reached}], conservation: [{part, contestant, round, ok, wrong}], turns: [{part, contestant, round, perSecond,
 * admittedPerSecond, p50Us, p99Us, p999Us, tripsPerAnswer, othersShare, valid, cpuUs: {process: µs per answer}}], openings, bytesPerBuyer,
 * connectionHeldMs: {engine: ms}}}.
 */
final class BenchJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode turns = JSON.createArrayNode();
    private final ArrayNode conservation = JSON.createArrayNode();

    private BenchJson() {}

    static ObjectNode of(Measured measured, List<Ratio> ratios, Path folder) {
        BenchJson json = new BenchJson();
        json.root.put("schema", 1).put("begun", measured.begun().toString()).put("commit", Box.commit(folder));
        json.root.set("box", JSON.valueToTree(Box.facts()));
        json.root.put("seed", measured.seed()).put("rounds", measured.plan().rounds());
        json.root.set("config", JSON.valueToTree(Map.of(
                "turnMs", measured.plan().turn().toMillis(),
                "connections", Plan.WIDTH,
                "durability", GateBooks.USUAL_DURABILITY,
                "manySales", measured.plan().manySales(),
                "manyBuyers", measured.plan().manyBuyers())));
        ArrayNode all = json.root.putArray("ratios");
        ratios.forEach(ratio -> all.add(json(ratio)));
        json.part("rounds", measured.inRounds());
        json.part("connections", measured.byWidth());
        json.part("rate", measured.byRate());
        json.part("sizes", measured.bySize());
        json.part("engines", measured.byEngine());
        measured.openings().forEach(json::opening);
        json.root.set("conservation", json.conservation);
        json.root.set("turns", json.turns);
        json.root.put("bytesPerBuyer", measured.bytesPerBuyer());
        ObjectNode held = json.root.putObject("connectionHeldMs");
        measured.heldMs().forEach((engine, ms) -> {
            if (!ms.isNaN()) {
                held.put(engine, ms);
            }
        });
        return json.root;
    }

    private static ObjectNode json(Ratio ratio) {
        return JSON.createObjectNode()
                .put("name", ratio.name())
                .put("median", ratio.median())
                .put("min", ratio.min())
                .put("max", ratio.max())
                .put("floor", ratio.floor())
                .put("target", ratio.target())
                .put("moonshot", ratio.moonshot())
                .put("atMost", ratio.isAtMost())
                .put("valid", ratio.isValid())
                .put("reached", ratio.reached());
    }

    private void part(String part, Results results) {
        for (Turn turn : results.turns()) {
            ObjectNode one = turns.addObject()
                    .put("part", part)
                    .put("contestant", turn.contestant())
                    .put("round", turn.round())
                    .put("perSecond", Math.round(turn.perSecond()))
                    .put("admittedPerSecond", Math.round(turn.perSecond() * turn.admitted() / turn.answers()))
                    .put("tripsPerAnswer", (double) turn.trips() / turn.answers())
                    .put("othersShare", turn.use().others().orElse(Double.NaN))
                    .put("valid", turn.isValid());
            percentiles(one, turn.micros());
            ObjectNode cpu = one.putObject("cpuUs");
            turn.use().seconds().keySet().forEach(process -> cpu.put(process, turn.microsOf(process)));
            kept(part, turn.contestant(), turn.round(), turn.wrong().orElse(""));
        }
    }

    private static void percentiles(ObjectNode one, Histogram micros) {
        one.put("p50Us", micros.getValueAtPercentile(50))
                .put("p99Us", micros.getValueAtPercentile(99))
                .put("p999Us", micros.getValueAtPercentile(99.9));
    }

    private void opening(Opening opening) {
        root.withArray("openings").addObject()
                .put("how", opening.how())
                .put("perSecond", Math.round(opening.perSecond()))
                .put("firstP99Us", opening.firstUs())
                .put("steadyP99Us", opening.steadyUs())
                .put("valid", opening.isValid());
        kept("openings", opening.how(), 0, opening.wrong().orElse(""));
    }

    private void kept(String part, String contestant, int round, String wrong) {
        conservation.addObject()
                .put("part", part)
                .put("contestant", contestant)
                .put("round", round)
                .put("ok", wrong.isEmpty())
                .put("wrong", wrong);
    }
}
