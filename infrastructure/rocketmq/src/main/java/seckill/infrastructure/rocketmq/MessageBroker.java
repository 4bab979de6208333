package seckill.infrastructure.rocketmq;

import java.nio.file.Path;
import org.apache.rocketmq.broker.BrokerController;
import org.apache.rocketmq.common.BrokerConfig;
import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.common.namesrv.NamesrvConfig;
import org.apache.rocketmq.namesrv.NamesrvController;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyServerConfig;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.store.config.FlushDiskType;
import org.apache.rocketmq.store.config.MessageStoreConfig;

/**
 * RocketMQ's name server and one broker in one JVM, on 127.0.0.1.
 *
 * <p>Arguments: the folder for everything it writes, the name server's port, the broker's port P. The broker also opens
 * P - 2 (its fast lane).
 */
final class MessageBroker {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MEBIBYTE = 1024 * 1024;
    /** How long a half message may wait for its producer before it is asked, and how often it is asked again. */
    private static final int CHECK_BACK_MS = 3_000;
    /** Half messages are discarded after this many questions; about a week, so that no outage of a module loses one. */
    private static final int CHECK_BACKS_MAX = 200_000;

    private MessageBroker() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("expected: HOME NAME_SERVER_PORT BROKER_PORT");
        }
        var home = Path.of(arguments[0]).toAbsolutePath().toString();
        int nameServerPort = Integer.parseInt(arguments[1]);
        int brokerPort = Integer.parseInt(arguments[2]);
        System.setProperty("rocketmq.home.dir", home);
        // the scripts that RocketMQ is normally started with do this; without it clients take the broker for an old one
        System.setProperty(RemotingCommand.REMOTING_VERSION_KEY, Integer.toString(MQVersion.CURRENT_VERSION));

        var nameServer = new NamesrvController(names(home), listener(nameServerPort));
        if (!nameServer.initialize()) {
            throw new IllegalStateException("The name server did not initialize; see its log under " + home);
        }
        nameServer.start();
        var broker = new BrokerController(
                broker(home, LOOPBACK + ":" + nameServerPort), listener(brokerPort), new NettyClientConfig(), store(home));
        if (!broker.initialize()) {
            throw new IllegalStateException("The broker did not initialize; see its log under " + home);
        }
        broker.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.shutdown();
            nameServer.shutdown();
        }));
    }

    private static NettyServerConfig listener(int port) {
        var listener = new NettyServerConfig();
        listener.setBindAddress(LOOPBACK);
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
        broker.setBrokerIP1(LOOPBACK);
        broker.setBrokerIP2(LOOPBACK);
        broker.setEnableControllerMode(false);
        // a topic is created on purpose or not at all
        broker.setAutoCreateTopicEnable(false);
        broker.setTransactionTimeOut(CHECK_BACK_MS);
        broker.setTransactionCheckInterval(CHECK_BACK_MS);
        broker.setTransactionCheckMax(CHECK_BACKS_MAX);
        // RocketMQ's writer of these statistics spins until the first interval has passed, and sleeps only from then on
        broker.setTransactionMetricFlushInterval(1_000);
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
        store.setDiskMaxUsedSpaceRatio(97);
        // no delayed messages here, and its wheel costs a tenth of a core when idle
        store.setTimerWheelEnable(false);
        store.setFlushIntervalConsumeQueue(5_000);
        return store;
    }
}
