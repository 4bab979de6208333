package seckill.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Puts a backup into a home that has no data, and leaves it as a shop that was shut down. */
final class Restore {

    private final Path root;
    private final Home home;

    private Restore(Path root, Home home) {
        this.root = root;
        this.home = home;
    }

    static Restore of(Path root, Home home) {
        return new Restore(root, home);
    }

    BackupNote from(Path dir, Progress progress) throws IOException {
        BackupNote note = BackupNote.read(dir);
        home.create();
        try (HomeLock _ = HomeLock.take(home)) {
            refuseOtherData();
            StackPlan plan = StackPlan.of(root, home, of(note.assembly()));
            boolean whole = false;
            try {
                plan.carryOutDatabase(progress);
                fill(dir.resolve(BackupNote.DATABASES), plan.database());
                whole = true;
            } finally {
                StackStop.all(home, progress);
                if (!whole) {
                    FileTree.delete(home.data().resolve("database")); // half of it is not to be taken for a shop
                }
            }
            FirstCatalogue.isLoaded(home, note.assembly());
            return note;
        }
    }

    /** All of it would be about another shop: Redis has tickets of it, the coordinator transactions, the broker letters. */
    private void refuseOtherData() throws IOException {
        try (var inside = Files.list(home.data())) {
            if (RunningStack.read(home).isPresent() || inside.findAny().isPresent()) {
                throw new EnvironmentException("There is a shop in " + home.dir() + " already. Restore into another --home; or move "
                        + home.data() + " away when nothing is up there (./seckill down), and keep " + home.secrets() + ".");
            }
        }
    }

    private void fill(Path dump, Address database) throws IOException {
        try (DatabaseClient client = DatabaseClient.of(root, home, database);
                InputStream statements = new GZIPInputStream(Files.newInputStream(dump))) {
            Path log = home.logOf("restore");
            Process program = client.statements().redirectErrorStream(true).redirectOutput(log.toFile()).start();
            try (OutputStream input = program.getOutputStream()) {
                statements.transferTo(input);
            } catch (IOException e) {
                program.onExit().join();
                throw new StackException("The database refuses the backup: " + Files.readString(log).strip(), e);
            }
            if (program.onExit().join().exitValue() != 0) {
                throw new StackException("The database refuses the backup: " + Files.readString(log).strip(), null);
            }
        }
    }

    private static StackOptions of(Assembly assembly) {
        return new StackOptions(assembly, Optional.empty(), Map.of(), Map.of(), Map.of(), false, Optional.empty());
    }
}
