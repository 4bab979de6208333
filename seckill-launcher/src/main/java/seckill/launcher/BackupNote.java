package seckill.launcher;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What stands beside a dump. It is written last: a folder without one holds no backup.
 *
 * @param takenAt   the instant of which the dump tells, as ISO 8601, in UTC
 * @param heldMs    for how long no checkout began because of it
 * @param sha256    of the file {@value #DATABASES}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BackupNote(String takenAt, Assembly assembly, List<String> schemas, long heldMs, String sha256) {

    static final String DATABASES = "databases.sql.gz";

    private static final String FILE = "backup.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws EnvironmentException when there is no backup, or not the one that was written */
    static BackupNote read(Path dir) throws IOException {
        if (!Files.exists(dir.resolve(FILE))) {
            throw new EnvironmentException(dir + " holds no backup: there is no " + FILE + " in it, which is written last."
                    + " Name the folder that ./seckill backup has filled.");
        }
        BackupNote note = JSON.readValue(dir.resolve(FILE).toFile(), BackupNote.class);
        if (!note.sha256.equals(sha256(dir.resolve(DATABASES)))) {
            throw new EnvironmentException(dir.resolve(DATABASES) + " is not the file that was backed up: its SHA-256 is another than "
                    + FILE + " has. Take another copy of it.");
        }
        return note;
    }

    void write(Path dir) throws IOException {
        PrivateFile.write(dir.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
