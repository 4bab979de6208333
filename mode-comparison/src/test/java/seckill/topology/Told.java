package seckill.topology;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What buyers were told of each of their requests, by its key. */
final class Told {

    /** How a request ended for who asked it. */
    enum End {
        /** Accepted: whatever happens, there is that order, or that ticket became something. */
        ACKNOWLEDGED,
        /** A business reason to say no. */
        REFUSED,
        /** The checkout failed and left nothing; under a new key it may be tried again. */
        FAILED,
        /** Neither gateway has told within a buyer's patience. */
        UNKNOWN,
        /** An answer that blames the request, which was as it should be. */
        WRONG
    }

    /** @param what the scenario, or a ticket */
    record Request(String what, String key) {}

    private final Map<Request, End> ends = new ConcurrentHashMap<>();
    private final Map<String, Long> repeated = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    void ends(Request request, End end) {
        ends.put(request, end);
    }

    void isWrong(Request request, Object answer) {
        wrong.add(request + ": " + answer);
        ends(request, End.WRONG);
    }

    /** It was not known, and asked again at the other gateway. */
    void isRepeated(String reason) {
        repeated.merge(reason, 1L, Long::sum);
    }

    List<String> acknowledged(String what) {
        return ends.entrySet().stream().filter(it -> it.getKey().what().equals(what) && it.getValue() == End.ACKNOWLEDGED).map(it -> it.getKey().key()).toList();
    }

    /** Requests which a buyer could not bring to an end by repeating them. */
    List<String> unrepeatable() {
        List<String> unknown = ends.entrySet().stream().filter(it -> it.getValue() == End.UNKNOWN).map(it -> it.getKey() + ": unknown").toList();
        return Stream.concat(unknown.stream(), wrong.stream()).toList();
    }

    @Override
    public String toString() {
        Map<String, Long> counted = ends.entrySet().stream()
                .collect(Collectors.groupingBy(it -> it.getKey().what() + " " + it.getValue(), TreeMap::new, Collectors.counting()));
        return counted + ", asked again because of " + new TreeMap<>(repeated);
    }
}
