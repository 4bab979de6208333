package seckill.launcher.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import seckill.launcher.Address;
import seckill.launcher.Home;
import seckill.launcher.RedisUser;
import seckill.launcher.RunningStack;

/** The admitted checkouts that are not settled, and the tickets of sales that have not ended, read from Redis under the names which the gateway gives them. */
record JournalInRedis(Address redis, RedisUser user) {

    /** As many as a report would ever be read for. */
    private static final String SHOWN_MAX = "100";

    /** How a node of a cluster says that another has the key. */
    private static final String ELSEWHERE = "MOVED ";

    /** Of a look at all keys, and its end. */
    private static final String BEGIN = "0";

    static JournalInRedis of(Home home, RunningStack stack) {
        return new JournalInRedis(stack.redis(), stack.redisAudit(home));
    }

    /** Of nodes each of which has some of the keys. */
    static List<Residue> ofCluster(List<Address> nodes, RedisUser user) {
        List<List<Residue>> all = nodes.stream().map(node -> new JournalInRedis(node, user).residues()).toList();
        return IntStream.range(0, all.getFirst().size()).mapToObj(kind -> all.stream().map(it -> it.get(kind)).toList()).map(JournalInRedis::together).toList();
    }

    private static Residue together(List<Residue> parts) {
        return new Residue(parts.getFirst().says(), parts.getFirst().figure(), () -> parts.stream().flatMap(it -> unlessElsewhere(it).stream()).toList());
    }

    private static List<String> unlessElsewhere(Residue part) {
        try {
            return part.left().get();
        } catch (AuditImpossibleException e) {
            if (e.getMessage().contains(ELSEWHERE)) {
                return List.of();
            }
            throw e;
        }
    }

    List<Residue> residues() {
        return List.of(
                new Residue("no admitted checkout waits to be settled", "journaled", this::journaled),
                new Residue("no admitted checkout was tried too often", "parked", this::parked),
                new Residue("every ticket of a sale has ended", "tickets", this::tickets));
    }

    /** Entry and checkout of each, read or not. */
    private List<String> journaled() {
        try (RedisQuestions ask = RedisQuestions.to(redis, user)) {
            return ask.list("XRANGE", "{admission}:journal", "-", "+", "COUNT", SHOWN_MAX).stream()
                    .map(String::valueOf)
                    .toList();
        }
    }

    private List<String> parked() {
        try (RedisQuestions ask = RedisQuestions.to(redis, user)) {
            List<Object> fields = ask.list("HGETALL", "{admission}:parked");
            List<String> parked = new ArrayList<>();
            for (int i = 0; i < fields.size(); i += 2) {
                parked.add(fields.get(i) + " " + fields.get(i + 1));
            }
            return parked;
        }
    }

    /** Sale and entry of each, taken up or not. */
    private List<String> tickets() {
        try (RedisQuestions ask = RedisQuestions.to(redis, user)) {
            List<String> tickets = new ArrayList<>();
            String cursor = BEGIN;
            do {
                List<Object> page = ask.list("SCAN", cursor, "MATCH", "{sale:*}:journal", "COUNT", "1000");
                cursor = String.valueOf(page.getFirst());
                for (Object journal : (List<?>) page.get(1)) {
                    ask.list("XRANGE", String.valueOf(journal), "-", "+", "COUNT", SHOWN_MAX)
                            .forEach(entry -> tickets.add(journal + " " + entry));
                }
            } while (!cursor.equals(BEGIN));
            return tickets;
        }
    }

    @Override
    public String toString() {
        return redis.toString(); // never the password
    }
}
