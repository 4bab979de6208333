package seckill.checkout.nacos;

import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.listener.AbstractListener;
import com.alibaba.nacos.api.exception.NacosException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import seckill.checkout.JournaledModes;
import seckill.checkout.JournaledModes.Authors;
import seckill.checkout.ModeChoice;
import seckill.checkout.ScenarioModes;

/**
 * Scenario → mode in one Nacos configuration, {@value #DATA_ID} of group {@value #GROUP}: a line {@code scenario=MODE}
 * each. Whoever changes it (the console through this class, or a person in Nacos), Nacos pushes it to every gateway. A
 * scenario that it does not name keeps its mode, because the text may be older than the scenario.
 *
 * <p>A configuration that names an unknown scenario or mode is refused: the last good one stays in force, {@link #refused}
 * tells, and the next switch by the console writes a good one. One that cannot be recorded is no bad one: the listener
 * fails, and Nacos's client calls it again every few seconds until it succeeds.
 */
public final class NacosScenarioModes implements ScenarioModes {

    static final String DATA_ID = "seckill-scenario-modes.properties";
    static final String GROUP = "SECKILL";

    private static final Logger log = LoggerFactory.getLogger(NacosScenarioModes.class);
    private static final long NACOS_TIMEOUT_MS = 5_000;
    /** A push takes well below a second; longer means that Nacos does not push. */
    private static final Duration PUSH_MAX = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(100);

    private static final Duration START_RETRY_EVERY = Duration.ofSeconds(1);
    private static final int START_RETRIES_MAX = 30;

    private final ConfigService nacos;
    private final JournaledModes modes;
    private final String defaultMode;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition applied = lock.newCondition();
    private volatile Refused refused;

    public NacosScenarioModes(ConfigService nacos, JournaledModes modes, String defaultMode, Clock clock) {
        this.nacos = nacos;
        this.modes = modes;
        this.defaultMode = defaultMode;
        this.clock = clock;
        lock.lock(); // a push that comes meanwhile waits: it is newer than what is read here
        try {
            take(firstContent());
            if (refused != null) {
                modes.apply(modes.recorded(defaultMode), Authors.all("start", "the last good modes"));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Asks again for a while: at the start of a whole stack the connection to Nacos may not be there yet. */
    private String firstContent() {
        RetryPolicy patiently = RetryPolicy.builder()
                .includes(NacosException.class)
                .delay(START_RETRY_EVERY)
                .maxRetries(START_RETRIES_MAX)
                .build();
        try {
            return new RetryTemplate(patiently).execute(() -> {
                String content = nacos.getConfig(DATA_ID, GROUP, NACOS_TIMEOUT_MS);
                if (content == null) {
                    content = ModesText.of(modes.recorded(defaultMode)).text();
                    nacos.publishConfig(DATA_ID, GROUP, content, "properties");
                }
                nacos.addListener(DATA_ID, GROUP, listener());
                return content;
            });
        } catch (RetryException e) {
            throw new IllegalStateException("cannot read " + DATA_ID + " from Nacos", e);
        }
    }

    private AbstractListener listener() {
        return new AbstractListener() {
            @Override
            public void receiveConfigInfo(String content) {
                take(content);
            }
        };
    }

    /** Puts a configuration in force, or refuses it. */
    private void take(String content) {
        lock.lock();
        try {
            Map<String, String> before = modes.asMap();
            ModesText text = ModesText.parse(content).over(modes.recorded(defaultMode));
            modes.apply(text.modes(), text::author);
            refused = null;
            if (!before.equals(modes.asMap())) {
                log.info("modes in force: {}", modes.all());
            }
            applied.signalAll();
        } catch (IllegalArgumentException e) {
            refused = new Refused(e.getMessage(), clock.instant());
            log.error("{} in Nacos is refused, the last good one stays: {}", DATA_ID, e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ModeChoice of(String scenario) {
        return modes.of(scenario);
    }

    @Override
    public List<ModeChoice> all() {
        return modes.all();
    }

    @Override
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    @Override
    public ModeChoice change(ModeSwitch change) {
        modes.check(change.scenario(), change.mode());
        long end = System.nanoTime() + PUSH_MAX.toNanos();
        while (!published(change)) {
            if (System.nanoTime() - end >= 0) {
                throw new IllegalStateException("others change the modes all the time; look and try again");
            }
            awaitPush();
        }
        return awaitInForce(change);
    }

    /**
     * Changes the one line, unless the text has changed since it was read: by somebody else, or by the switch before this
     * one, which Nacos shows to readers a moment after it has taken it.
     */
    private boolean published(ModeSwitch change) {
        try {
            String before = nacos.getConfig(DATA_ID, GROUP, NACOS_TIMEOUT_MS);
            return publish(before, readable(before).with(change, modes.of(change.scenario())).text());
        } catch (NacosException e) {
            throw new IllegalStateException("Nacos did not take the switch", e);
        }
    }

    private void awaitPush() {
        lock.lock();
        try {
            applied.awaitNanos(LOOK_AGAIN_AFTER.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the switch was under way", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean publish(String before, String after) throws NacosException {
        return before == null
                ? nacos.publishConfig(DATA_ID, GROUP, after, "properties")
                : nacos.publishConfigCas(DATA_ID, GROUP, after, md5(before), "properties");
    }

    /** The configuration, or what is in force when it is refused: a switch mends it. */
    private ModesText readable(String content) {
        try {
            ModesText text = ModesText.parse(content).over(modes.asMap());
            modes.check(text.modes());
            return text;
        } catch (IllegalArgumentException bad) {
            return ModesText.of(modes.asMap());
        }
    }

    private ModeChoice awaitInForce(ModeSwitch change) {
        long nanos = PUSH_MAX.toNanos();
        lock.lock();
        try {
            while (!modes.of(change.scenario()).mode().equals(change.mode())) {
                if (nanos <= 0) {
                    throw new IllegalStateException("Nacos took the switch but has not pushed it");
                }
                nanos = applied.awaitNanos(nanos);
            }
            return modes.of(change.scenario());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the switch was under way", e);
        } finally {
            lock.unlock();
        }
    }

    /** Nacos compares contents by MD5; nothing here depends on it being hard to forge. */
    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
