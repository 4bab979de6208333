package seckill.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Lets one command at a time change what runs in a home. The system takes the lock back when its holder dies. */
final class HomeLock implements AutoCloseable {

    private final FileChannel file;

    private HomeLock(FileChannel file) {
        this.file = file;
    }

    static HomeLock take(Home home) throws IOException {
        FileChannel file = FileChannel.open(
                home.run().resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PrivateFile.ONLY_OWNER);
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException sameJvm) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new EnvironmentException(
                    "Another ./seckill up or down is at work in " + home.dir() + ". Wait until it has ended.");
        }
        return new HomeLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
