package seckill.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./seckill restore}. */
@Command(
        name = "restore",
        description = {
            "Fills a home that has no database with those of a backup; start the shop afterwards with up.",
            "Gates of sales are built from them. What was accepted after the backup is lost."
        })
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "DIR", description = "Folder that backup has filled.")
    private Path dir;

    @Override
    public Integer call() throws Exception {
        BackupNote note = Restore.of(home.root(), home.home()).from(dir.toAbsolutePath(), new ProgressLines());
        Terminal.data("restored  " + note.takenAt() + "  " + note.assembly().inWords() + "  " + home.home().dir());
        return ExitCode.OK;
    }
}
