package seckill.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import seckill.launcher.Home;

/** Ports for what is started later, and again after a death: below those that the system gives to callers, who would be in the way. */
final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int HOMES = 300;

    /** Of each home, so that those that run beside one another do not want the same. */
    private static final int OF_A_HOME = 40;

    private int next;

    private FreePorts(int first) {
        this.next = first;
    }

    static FreePorts of(Home home) {
        return new FreePorts(FIRST + Math.floorMod(home.dir().toAbsolutePath().hashCode(), HOMES) * OF_A_HOME);
    }

    synchronized int next() {
        while (!isFree(next)) {
            next++;
        }
        return next++;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
