package seckill.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is on each process's disk. */
final class Disks {

    private final Map<String, Map<String, Object>> all = new LinkedHashMap<>();

    Map<String, Object> of(String process) {
        return all.computeIfAbsent(process, key -> new LinkedHashMap<>());
    }

    @SuppressWarnings("unchecked") // whoever reads knows what was written
    <T> T read(String process, String key, T otherwise) {
        return (T) of(process).getOrDefault(key, otherwise);
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
