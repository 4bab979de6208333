package seckill.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Redis has, and as much of its commands as the shop's scripts for admission use; hashes, counters, sets with scores, and streams, which
 * are lists of entries here. What runs off by time does not.
 */
final class RedisData {

    private static final String NO_ANSWER_NEEDED = "1";

    private final Map<String, Object> all;

    private RedisData(Map<String, Object> all) {
        this.all = all;
    }

    static RedisData empty() {
        return new RedisData(new TreeMap<>());
    }

    /** Of which a script that does not end leaves nothing. */
    RedisData copy() {
        Map<String, Object> copy = new TreeMap<>();
        all.forEach((key, value) -> copy.put(key, switch (value) {
            case Map<?, ?> map -> new LinkedHashMap<>(map);
            case List<?> list -> new ArrayList<>(list);
            default -> value;
        }));
        return new RedisData(copy);
    }

    RedisData with(String counter, String value) {
        RedisData more = copy();
        more.all.put(counter, value);
        return more;
    }

    RedisData withHash(String key, Map<String, String> fields) {
        RedisData more = copy();
        more.hash(key).putAll(fields);
        return more;
    }

    RedisData without(String key) {
        RedisData less = copy();
        less.all.remove(key);
        return less;
    }

    String field(String key, String field) {
        return hash(key).get(field);
    }

    String counter(String key) {
        return (String) all.get(key);
    }

    /** The entries of a stream: each its id, and its fields and values. */
    List<List<Object>> entries(String key) {
        return List.copyOf(stream(key));
    }

    /**
     * Answers as Redis would: null, a String, a Long, or a List.
     *
     * @throws UnsupportedOperationException for a command that no script has needed yet
     */
    Object call(List<String> line) {
        String key = line.size() > 1 ? line.get(1) : "";
        List<String> rest = line.subList(Math.min(2, line.size()), line.size());
        return switch (line.getFirst()) {
            case "TIME" -> List.of("1000", "0");
            case "EXISTS" -> exists(key) ? 1L : 0L;
            case "GET" -> all.get(key);
            case "SET" -> all.put(key, rest.getFirst());
            case "DECRBY" -> add(key, -Long.parseLong(rest.getFirst()));
            case "INCRBY" -> add(key, Long.parseLong(rest.getFirst()));
            case "HGET" -> hash(key).get(rest.getFirst());
            case "HMGET" -> new ArrayList<Object>(rest.stream().map(hash(key)::get).toList());
            case "HEXISTS" -> hash(key).containsKey(rest.getFirst()) ? 1L : 0L;
            case "HSET" -> put(key, rest);
            case "HINCRBY" -> Long.parseLong(hash(key).merge(rest.get(0), rest.get(1), RedisData::sum));
            case "ZADD" -> hash(key).put(rest.get(1), rest.get(0)) == null ? 1L : 0L;
            case "ZREM" -> hash(key).remove(rest.getFirst()) == null ? 0L : 1L;
            case "XADD" -> append(key, rest.subList(1, rest.size()));
            case "XDEL" -> stream(key).removeIf(entry -> entry.getFirst().equals(rest.getFirst())) ? 1L : 0L;
            case "XRANGE" -> new ArrayList<Object>(stream(key).stream()
                    .filter(entry -> rest.getFirst().equals("-") || entry.getFirst().equals(rest.getFirst()))
                    .toList());
            case "XACK", "PEXPIRE" -> NO_ANSWER_NEEDED;
            default -> throw new UnsupportedOperationException("no script has needed " + line.getFirst() + " yet");
        };
    }

    /** Redis has no empty hashes and lists, but streams may be empty. */
    private boolean exists(String key) {
        return all.containsKey(key) && !(all.get(key) instanceof Map<?, ?> hash && hash.isEmpty());
    }

    private static String sum(String one, String other) {
        return Long.toString(Long.parseLong(one) + Long.parseLong(other));
    }

    private long add(String key, long more) {
        return Long.parseLong((String) all.merge(key, Long.toString(more), (one, other) -> sum((String) one, (String) other)));
    }

    private long put(String key, List<String> fields) {
        for (int i = 0; i < fields.size(); i += 2) {
            hash(key).put(fields.get(i), fields.get(i + 1));
        }
        return fields.size() / 2;
    }

    private String append(String key, List<String> fields) {
        long number = add(key + "#", 1);
        String id = number + "-0";
        stream(key).add(List.of(id, List.copyOf(fields)));
        return id;
    }

    @SuppressWarnings("unchecked") // a key is used for one kind of thing
    private Map<String, String> hash(String key) {
        return (Map<String, String>) all.computeIfAbsent(key, it -> new HashMap<String, String>());
    }

    @SuppressWarnings("unchecked")
    private List<List<Object>> stream(String key) {
        return (List<List<Object>>) all.computeIfAbsent(key, it -> new ArrayList<List<Object>>());
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
