package seckill.infra;

import java.nio.file.Path;
import java.util.Optional;
import seckill.compare.faults.Victim;

/** The servers of one stack under test that the launcher does not start; the names are those of its components. */
public interface OutsideServers {

    /** All of them are the launcher's own. */
    OutsideServers NONE = new OutsideServers() {
        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public boolean has(String server) {
            return false;
        }

        @Override
        public Victim victim(String server) {
            throw new IllegalArgumentException("no server is outside, so " + server + " is not");
        }

        @Override
        public void up() {}
    };

    /** Their addresses and credentials, as {@code --infra-config} takes them; empty when there are none. */
    Optional<Path> file();

    boolean has(String server);

    /** Who dies by SIGKILL, keeping what it has on its disk. */
    Victim victim(String server);

    /** Starts those again that were killed, where they were and with what they had; returns when they answer. */
    void up();
}
