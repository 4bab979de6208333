package org.apache.seata.core.rpc.netty;

import io.netty.channel.Channel;
import java.util.stream.Stream;

/**
 * Has Seata's clients look after their channels now; lives in Seata's package because its channel manager is visible
 * there only. A channel that is alive is left alone.
 */
public final class ReconnectNow {

    private ReconnectNow() {}

    /** Looks after the channels of the transaction manager and of the resource manager of this process. */
    public static void all() {
        look(TmNettyRemotingClient.getInstance());
        look(RmNettyRemotingClient.getInstance());
    }

    /** Whether every client of this process that has begun has a channel that is alive. */
    public static boolean isConnected() {
        return Stream.of(TmNettyRemotingClient.getInstance(), RmNettyRemotingClient.getInstance())
                .filter(it -> it.getTransactionServiceGroup() != null)
                .allMatch(it -> it.getClientChannelManager().getChannels().values().stream().anyMatch(Channel::isActive));
    }

    private static void look(AbstractNettyRemotingClient client) {
        String group = client.getTransactionServiceGroup();
        if (group != null) {
            client.getClientChannelManager().reconnect(group);
        }
    }
}
