package seckill.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./seckill backup}. */
@Command(
        name = "backup",
        description = {
            "Writes all databases of the running shop into a folder, as they were at one instant, while it sells.",
            "Checkouts wait until nothing is under way, three or four seconds at most. What is not in it: docs/backup.md."
        })
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "DIR", description = "Folder that is empty or not there yet.")
    private Path dir;

    @Override
    public Integer call() throws Exception {
        BackupNote note = Backup.of(home.root(), home.home(), Clock.systemUTC()).to(dir.toAbsolutePath());
        Terminal.data("backed up  " + note.takenAt() + "  checkouts waited " + note.heldMs() + " ms  " + dir);
        return ExitCode.OK;
    }
}
