package seckill.launcher;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import seckill.launcher.audit.UnderWay;

/**
 * All databases of a shop that goes on selling, as they were at an instant at which nothing was under way. Checkouts are held until
 * then, because what a coordinator, a broker or Redis knows about one that is under way is in no database.
 */
final class Backup {

    /** A checkout that waits for a dead process takes longer than one hold; a shop that is never at rest needs its operator. */
    private static final int HOLDS_MAX = 5;

    private final Path root;
    private final Home home;
    private final RunningStack stack;
    private final Clock clock;

    private Backup(Path root, Home home, RunningStack stack, Clock clock) {
        this.root = root;
        this.home = home;
        this.stack = stack;
        this.clock = clock;
    }

    static Backup of(Path root, Home home, Clock clock) {
        RunningStack stack = RunningStack.read(home)
                .orElseThrow(() -> new EnvironmentException("Nothing is up in " + home.dir() + ". Start it: ./seckill up"));
        if (stack.external().has("database")) {
            throw new EnvironmentException("The databases of " + home.dir() + " are on a server of your own: back them up with its own"
                    + " program. How, and what must go with it: docs/backup.md");
        }
        if (DatabaseEngine.in(home).filter(engine -> engine != DatabaseEngine.mariadb).isPresent()) {
            throw new EnvironmentException("The databases of " + home.dir() + " are MySQL's, and the bundled programs are MariaDB's: back them"
                    + " up with mysqldump, as a server of your own. How: docs/backup.md");
        }
        return new Backup(root, home, stack, clock);
    }

    /** @param dir empty, or not there yet */
    BackupNote to(Path dir) throws IOException, SQLException {
        empty(dir);
        try (DatabaseClient client = DatabaseClient.of(root, home, stack.database());
                UnderWay underWay = UnderWay.of(home, stack)) {
            underWay.isNothing(); // the first look takes longest, and nobody is held for it
            for (int hold = 1; hold <= HOLDS_MAX; hold++) {
                Optional<BackupNote> note = inOneHold(client, underWay, dir);
                if (note.isPresent()) {
                    note.get().write(dir);
                    return note.get();
                }
            }
            throw new StackException("There is no instant at which nothing is under way: " + underWay.inWords()
                    + ". Wait until it has ended (./seckill audit --wait 60), and see ./seckill doctor when it does not.", null);
        }
    }

    private Optional<BackupNote> inOneHold(DatabaseClient client, UnderWay underWay, Path dir) throws IOException, SQLException {
        List<String> schemas = stack.assembly().schemas();
        Path file = dir.resolve(BackupNote.DATABASES);
        String takenAt;
        long heldMs;
        DatabaseDump dump;
        try (HeldCheckouts held = HeldCheckouts.of(home, stack)) {
            if (!held.until(underWay::isNothing)) {
                return Optional.empty();
            }
            takenAt = clock.instant().toString();
            dump = DatabaseDump.begin(client.dump(schemas), file);
            heldMs = held.since().toMillis();
        }
        try (dump) {
            dump.finish();
        }
        return Optional.of(new BackupNote(takenAt, stack.assembly(), schemas, heldMs, BackupNote.sha256(file)));
    }

    private static void empty(Path dir) throws IOException {
        try {
            Files.createDirectories(dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            throw new EnvironmentException(dir + " is no folder. Name one that is empty or not there yet.");
        }
        try (var inside = Files.list(dir)) {
            if (inside.findAny().isPresent()) {
                throw new EnvironmentException(dir + " is not empty. Name a folder that is empty or not there yet.");
            }
        }
    }
}
