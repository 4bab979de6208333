package seckill.checkout.ticket.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamCreateGroupArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamReadGroupArgs;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import seckill.checkout.ticket.Journal;
import seckill.checkout.ticket.TicketSettings;
import seckill.redis.Script;

/**
 * The journal as a stream which all gateways read as one group; how long an entry has been idle there is the age of its
 * lease.
 */
public final class RedisJournal implements Journal {

    private static final String FIELD = "checkout";

    private final RStream<String, String> stream;
    private final RedissonClient redis;
    private final Script claim;
    private final Script defer;
    private final Script renew;
    private final Script done;
    private final Script replay;
    private final String reader;
    private final TicketSettings settings;

    /** @param reader this gateway, unique among those alive */
    public RedisJournal(RedissonClient redis, String reader, TicketSettings settings) {
        this.redis = redis;
        this.stream = redis.getStream(Keys.JOURNAL, StringCodec.INSTANCE);
        this.claim = Script.named(redis, "claim");
        this.defer = Script.named(redis, "defer");
        this.renew = Script.named(redis, "renew");
        this.done = Script.named(redis, "done");
        this.replay = Script.named(redis, "replay");
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    public List<Entry> read(int max, Duration patience) {
        return withGroup(() -> stream
                .readGroup(Keys.SETTLERS, reader, StreamReadGroupArgs.neverDelivered().count(max).timeout(patience))
                .entrySet()
                .stream()
                .map(it -> new Entry(it.getKey().toString(), it.getValue().get(FIELD), 1))
                .toList());
    }

    @Override
    public List<Entry> claim(int max) {
        List<List<Object>> rows = withGroup(() -> claim.rows(
                List.of(Keys.JOURNAL, Keys.TROUBLES, Keys.PARKED),
                Keys.SETTLERS, reader, lease(), Integer.toString(max), Integer.toString(settings.attemptsMax())));
        return rows.stream()
                .map(row -> new Entry((String) row.get(0), (String) row.get(1), Integer.parseInt((String) row.get(2))))
                .toList();
    }

    @Override
    public void renew(Set<String> entries) {
        List<String> ids = List.copyOf(entries);
        if (!ids.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of(Keys.SETTLERS, reader));
            arguments.addAll(ids);
            withGroup(() -> renew.run(List.of(Keys.JOURNAL), arguments.toArray()));
        }
    }

    @Override
    public void defer(Entry entry, String trouble) {
        long aged = settings.lease().minus(settings.pauseAfter(entry.attempts())).toMillis();
        withGroup(() -> defer.run(
                List.of(Keys.JOURNAL, Keys.TROUBLES),
                Keys.SETTLERS, reader, Long.toString(aged), entry.id(), entry.checkout(), entry.attempts() + " " + trouble));
    }

    @Override
    public void done(List<Entry> entries) {
        List<String> arguments = new ArrayList<>(List.of(Keys.SETTLERS));
        entries.forEach(entry -> arguments.addAll(List.of(entry.id(), entry.checkout())));
        done.run(List.of(Keys.JOURNAL, Keys.TROUBLES), arguments.toArray());
    }

    @Override
    public Map<String, String> parked() {
        return redis.<String, String>getMap(Keys.PARKED, StringCodec.INSTANCE).readAllMap();
    }

    @Override
    public boolean replay(String checkout) {
        return replay.answer(List.of(Keys.JOURNAL, Keys.PARKED, Keys.ticket(checkout)), checkout).equals("REPLAYED");
    }

    private String lease() {
        return Long.toString(settings.lease().toMillis());
    }

    /** A server that has lost its data has lost the group, too; a new one begins with the oldest entry. */
    private <T> T withGroup(Read<T> read) {
        try {
            return read.of();
        } catch (RedisException e) {
            if (!String.valueOf(e.getMessage()).contains("NOGROUP")) {
                throw e;
            }
            makeGroup();
            return read.of();
        }
    }

    private void makeGroup() {
        try {
            stream.createGroup(
                    StreamCreateGroupArgs.name(Keys.SETTLERS).id(StreamMessageId.ALL).makeStream());
        } catch (RedisException e) {
            if (!String.valueOf(e.getMessage()).contains("BUSYGROUP")) {
                throw e; // another gateway was first, otherwise
            }
        }
    }

    private interface Read<T> {
        T of();
    }
}
