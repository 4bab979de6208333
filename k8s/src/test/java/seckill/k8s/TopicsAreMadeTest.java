package seckill.k8s;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import seckill.launcher.rocketmq.Topics;

/** A broker that is inside has the topics of the shop, and no others. */
class TopicsAreMadeTest implements ManifestRule {

    private static final Pattern TOPIC = Pattern.compile("\\b" + Topics.OURS + "[a-z-]+\\b");

    @Override
    public Stream<String> faults(Manifests manifests) {
        if (manifests.find("Service", "rocketmq").isEmpty()) {
            return Stream.of();
        }
        List<String> made = manifests.find("Job", "rocketmq-topics").stream()
                .flatMap(job -> new Pods(job).containers().getFirst().each("args").stream())
                .flatMap(line -> TOPIC.matcher(line.text().orElse("")).results().map(r -> r.group()))
                .toList();
        return made.equals(Topics.ALL) ? Stream.of() : Stream.of("topics are " + Topics.ALL + ", made are " + made);
    }

    @Override
    public List<Broken> broken() {
        return List.of(new Broken(
                Damage.set("Job", "rocketmq-topics", "spec/template/spec/containers/0/args", "[\"mqadmin updateTopic -t seckill-stops-stocks\"]"), "made are [seckill-stops-stocks]"));
    }
}
