package seckill.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./seckill status}. */
@Command(name = "status", description = "Says which processes run and whether the shop sells; exit code 1 when not.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Option(names = "--json", description = "Prints {ready, processes: [{name, pid, port, managementPort, rssMb, ready}], urls, modes, warnings}.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        StackStatus status = RunningStack.read(home.home())
                .map(running -> StackStatus.of(Site.of(home.root(), home.home(), running), running))
                .orElseGet(StackStatus::nothing);
        if (json) {
            Terminal.data(new ObjectMapper().writeValueAsString(status));
        } else {
            StatusTable.lines(status).forEach(Terminal::data);
        }
        return status.ready() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    }
}
