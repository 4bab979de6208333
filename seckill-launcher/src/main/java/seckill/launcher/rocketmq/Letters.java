package seckill.launcher.rocketmq;

/**
 * Letters of one kind that a broker holds.
 *
 * @param topic where they are
 * @param group whose consumers have not taken them; empty where nobody is to take them
 * @param count how many, at least one
 */
public record Letters(String topic, String group, long count) {

    @Override
    public String toString() {
        return topic + (group.isEmpty() ? "" : " for " + group) + ": " + count;
    }
}
