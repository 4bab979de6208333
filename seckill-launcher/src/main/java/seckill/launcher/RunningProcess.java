package seckill.launcher;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A process that was started for a stack.
 *
 * @param name such as {@code database}, {@code stock}, {@code gateway}
 * @param mark tells it from a later process with the same pid
 * @param port the one others reach it at; on 127.0.0.1
 */
public record RunningProcess(String name, long pid, String mark, int port) {

    /** Whether this very process still runs. */
    @JsonIgnore
    public boolean isAlive() {
        return ProcessMark.of(pid).filter(mark::equals).isPresent();
    }
}
