package seckill.compare;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
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

    /** @param distances of further ports that the same process takes */
    synchronized int next(int... distances) {
        while (!isFree(next) || !IntStream.of(distances).allMatch(distance -> isFree(next + distance))) {
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
