package seckill.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A dump that is being written. */
final class DatabaseDump implements AutoCloseable {

    /** The program has begun its transaction before it writes the first statement about a schema. */
    private static final String SNAPSHOT_IS_TAKEN = "CREATE DATABASE";

    private static final int CHUNK = 1 << 16;

    private final Process program;
    private final OutputStream file;
    private final Path complaints;

    private DatabaseDump(Process program, OutputStream file, Path complaints) {
        this.program = program;
        this.file = file;
        this.complaints = complaints;
    }

    /** Returns when the instant is fixed of which the dump will tell. */
    static DatabaseDump begin(ProcessBuilder program, Path file) throws IOException {
        Path complaints = file.resolveSibling(file.getFileName() + ".log");
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), CHUNK);
        DatabaseDump dump = new DatabaseDump(program.redirectError(complaints.toFile()).start(), out, complaints);
        dump.copyUntilTheSnapshotIsTaken();
        return dump;
    }

    private void copyUntilTheSnapshotIsTaken() throws IOException {
        InputStream said = program.getInputStream();
        StringBuilder begin = new StringBuilder();
        byte[] chunk = new byte[CHUNK];
        for (int n = said.read(chunk); n >= 0; n = said.read(chunk)) {
            file.write(chunk, 0, n);
            begin.append(new String(chunk, 0, n, StandardCharsets.ISO_8859_1));
            if (begin.indexOf(SNAPSHOT_IS_TAKEN) >= 0) {
                return;
            }
        }
    }

    /** Writes the rest. */
    void finish() throws IOException {
        program.getInputStream().transferTo(file);
        file.close();
        if (program.onExit().join().exitValue() != 0) {
            throw new IOException(Files.readString(complaints).strip());
        }
        Files.delete(complaints);
    }

    @Override
    public void close() throws IOException {
        program.destroyForcibly();
        file.close();
    }
}
