package org.apache.seata.core.rpc.netty;

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

    private static void look(AbstractNettyRemotingClient client) {
        String group = client.getTransactionServiceGroup();
        if (group != null) {
            client.getClientChannelManager().reconnect(group);
        }
    }
}
