package seckill.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;

/**
 * What a release's shop had in its databases when it was killed: a backup as {@code ./seckill restore} takes it, and beside it the
 * names of what is in it. It is written by that release, see {@link ReleasedDataIT}.
 */
record ReleasedData(Path folder) {

    static final String LAST = "1.0.0";

    private static final String[] SCHEMAS = {"stock", "orders", "payment", "gateway"};

    static ReleasedData last() {
        return new ReleasedData(Repository.root().resolve("mode-comparison/src/test/resources/releases/" + LAST));
    }

    /** The name that was given to an order, a buyer or a sale. */
    String named(String what) {
        try (InputStream in = Files.newInputStream(folder.resolve("names.properties"))) {
            Properties names = new Properties();
            names.load(in);
            return names.getProperty(what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it, of a shop that sells no more. */
    static void write(ShopUnderTest shop, Path folder, Map<String, String> names) throws Exception {
        Files.createDirectories(folder);
        Path plain = DumpByHand.of(shop, folder, SCHEMAS).file();
        Path packed = folder.resolve("databases.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        Files.delete(plain);
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(packed)));
        Files.writeString(folder.resolve("backup.json"), """
                {
                  "takenAt" : "%s",
                  "assembly" : "MODULES",
                  "schemas" : [ "stock", "orders", "payment", "gateway" ],
                  "heldMs" : 0,
                  "sha256" : "%s"
                }
                """.formatted(Instant.now(), sha256));
        StringBuilder lines = new StringBuilder();
        names.forEach((what, name) -> lines.append(what).append('=').append(name).append('\n'));
        Files.writeString(folder.resolve("names.properties"), lines);
    }
}
