package seckill.infrastructure.rocketmq;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.common.BrokerConfig;
import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.common.namesrv.NamesrvConfig;
import org.apache.rocketmq.namesrv.NamesrvController;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyServerConfig;
import org.apache.rocketmq.remoting.netty.TlsSystemConfig;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.store.config.FlushDiskType;
import org.apache.rocketmq.store.config.MessageStoreConfig;

/**
 * RocketMQ's name server and one broker in one JVM, on 127.0.0.1 unless {@code -Dseckill.rocketmq.address} names another address.
 *
 * <p>Arguments: the folder for everything it writes, the name server's port, the broker's port P, and the topics which are
 * there once it is ready. The broker also opens P - 2 (its fast lane).
 *
 * <p>It ends as it would by a crash, only with its positions written down: what RocketMQ calls its shutdown waits for 15
 * to 20 seconds, and what is acknowledged is on disk anyway.
 */
final class MessageBroker {
    private static final String ADDRESS = System.getProperty("seckill.rocketmq.address", "127.0.0.1");
    /** Where clients are told to find it; something else forwards from there ({@code -Dseckill.rocketmq.advertised-host}). */
    private static final String ADVERTISED = System.getProperty("seckill.rocketmq.advertised-host", ADDRESS);
    private static final int MEBIBYTE = 1024 * 1024;
    /** How long a half message may wait for its producer before it is asked. */
    private static final int CHECK_BACK_AFTER_MS = 3_000;
    /** How often it is asked again; also how long a decided half message still counts as pending. */
    private static final int CHECK_BACK_EVERY_MS = 1_000;
    /**
     * Half messages are discarded after this many questions; about a week, so that no outage of a module loses one
     * ({@code -Dseckill.rocketmq.check-backs-max}).
     */
    private static final int CHECK_BACKS_MAX = Integer.getInteger("seckill.rocketmq.check-backs-max", 600_000);
    /** Decisions about half messages are written down together, after this time at the latest. */
    private static final int DECISIONS_WITHIN_MS = 500;
    /** How long a letter is kept, read or not: as long as half messages, so that parked ones wait for an operator's week. */
    private static final int KEPT_HOURS = 7 * 24;
    /** What belongs together is in one queue; so many consumers of a group, or threads of one, may work side by side. */
    private static final int QUEUES = 4;
    /**
     * How long a letter that failed waits for its next try, by level. The first are short, because most failures are lost
     * races or a database that restarts; the long ones are for outages. RocketMQ knows no unit below the second.
     */
    private static final String DELAY_LEVELS = "1s 2s 5s 10s 30s 1m 2m 5m 10m 30m 1h";
    /** A sender gives up after some seconds; a machine that is busy for a moment is no reason to refuse it (default: 200). */
    private static final int QUEUED_SEND_MS_MAX = 2_000;
    /** The same for a disk that is slow for a moment (default: 1,000). */
    private static final int SLOW_WRITE_MS_MAX = 5_000;

    /** For what RocketMQ does again and again and nobody needs: it knows no switch for it. */
    private static final int NEVER_MS = 3_600_000;

    private static final Duration TELL_AGAIN_AFTER = Duration.ofMillis(50);

    private MessageBroker() {}

    public static void main(String[] arguments) {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("expected: HOME NAME_SERVER_PORT BROKER_PORT [TOPIC…]");
        }
        var topics = Arrays.asList(arguments).subList(3, arguments.length);
        try {
            start(
                    Path.of(arguments[0]).toAbsolutePath().toString(),
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    topics);
        } catch (Exception e) {
            e.printStackTrace();
            // its threads would keep a broker alive that never becomes ready
            Runtime.getRuntime().halt(1);
        }
    }

    private static void start(String home, int nameServerPort, int brokerPort, List<String> topics) throws Exception {
        System.setProperty("rocketmq.home.dir", home);
        // on loopback nobody asks for it, and each listener would make a key of its own at every start
        System.setProperty(TlsSystemConfig.TLS_SERVER_MODE, "disabled");
        // the scripts that RocketMQ is normally started with do this; without it clients take the broker for an old one
        System.setProperty(RemotingCommand.REMOTING_VERSION_KEY, Integer.toString(MQVersion.CURRENT_VERSION));

        var nameServer = new NamesrvController(names(home), listener(nameServerPort));
        if (!nameServer.initialize()) {
            throw new IllegalStateException("The name server did not initialize; see its log under " + home);
        }
        nameServer.start();
        var broker = new BrokerController(
                broker(home, ADDRESS + ":" + nameServerPort), listener(brokerPort), new NettyClientConfig(), store(home));
        if (!broker.initialize()) {
            throw new IllegalStateException("The broker did not initialize; see its log under " + home);
        }
        RestingTransactions.in(broker);
        for (String topic : topics) {
            // an operator may have changed one that is there
            if (!broker.getTopicConfigManager().containsTopic(topic)) {
                broker.getTopicConfigManager().updateTopicConfig(new TopicConfig(topic, QUEUES, QUEUES));
            }
        }
        broker.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker)));
        tellNameServer(broker, nameServer, topics);
        System.out.println("Ready: name server on " + nameServerPort + ", broker on " + brokerPort + ", topics " + topics);
    }

    /** The broker tells its topics when it starts, when its connection is not there yet, and then after ten seconds. */
    private static void tellNameServer(BrokerController broker, NamesrvController nameServer, List<String> topics) {
        while (!topics.stream().allMatch(topic -> nameServer.getRouteInfoManager().pickupTopicRouteData(topic) != null)) {
            broker.registerBrokerAll(true, false, true);
            LockSupport.parkNanos(TELL_AGAIN_AFTER.toNanos());
        }
    }

    private static void end(BrokerController broker) {
        broker.getConsumerOffsetManager().persist();
        broker.getScheduleMessageService().persist();
        Runtime.getRuntime().halt(0);
    }

    private static NettyServerConfig listener(int port) {
        var listener = new NettyServerConfig();
        listener.setBindAddress(ADDRESS);
        listener.setListenPort(port);
        return listener;
    }

    private static NamesrvConfig names(String home) {
        var names = new NamesrvConfig();
        names.setRocketmqHome(home);
        names.setKvConfigPath(home + "/kv.json");
        names.setConfigStorePath(home + "/names.properties");
        return names;
    }

    private static BrokerConfig broker(String home, String nameServer) {
        var broker = new BrokerConfig();
        broker.setRocketmqHome(home);
        broker.setNamesrvAddr(nameServer);
        broker.setBrokerClusterName("seckill");
        broker.setBrokerName("broker");
        broker.setBrokerId(0);
        broker.setBrokerIP1(ADVERTISED);
        broker.setBrokerIP2(ADDRESS);
        broker.setEnableControllerMode(false);
        // a topic is created on purpose or not at all
        broker.setAutoCreateTopicEnable(false);
        broker.setTransactionTimeOut(CHECK_BACK_AFTER_MS);
        broker.setTransactionCheckInterval(CHECK_BACK_EVERY_MS);
        broker.setTransactionCheckMax(CHECK_BACKS_MAX);
        // RocketMQ's writer of these statistics spins until the first interval has passed, and sleeps only from then on
        broker.setTransactionMetricFlushInterval(1_000);
        broker.setTransactionOpBatchInterval(DECISIONS_WITHIN_MS);
        broker.setWaitTimeMillsInSendQueue(QUEUED_SEND_MS_MAX);
        // consumers are pushed to here; those who pop have a helper per queue that looks each second
        broker.setReviveInterval(NEVER_MS);
        return broker;
    }

    private static MessageStoreConfig store(String home) {
        var store = new MessageStoreConfig();
        store.setStorePathRootDir(home + "/store");
        store.setStorePathCommitLog(home + "/store/commitlog");
        // an acknowledged message survives the broker's death
        store.setFlushDiskType(FlushDiskType.SYNC_FLUSH);
        store.setMappedFileSizeCommitLog(32 * MEBIBYTE);
        store.setMappedFileSizeConsumeQueue(20 * 2_000);
        store.setMaxIndexNum(20_000);
        store.setMaxHashSlotNum(5_000);
        store.setFileReservedTime(KEPT_HOURS);
        // a disk that fills up must not cost letters which nobody has read yet
        store.setDiskMaxUsedSpaceRatio(97);
        store.setCleanFileForciblyEnable(false);
        store.setMessageDelayLevel(DELAY_LEVELS);
        store.setOsPageCacheBusyTimeOutMills(SLOW_WRITE_MS_MAX);
        // tries go by levels; messages for an arbitrary instant are not used, and their wheel costs a tenth of a core when idle
        store.setTimerWheelEnable(false);
        store.setFlushIntervalConsumeQueue(5_000);
        return store;
    }
}
