package seckill.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One file of {@code sql/}.
 *
 * @param name its owner's folder and its own name
 */
record Migration(String name, String sql) {

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    /** Deeper are the copies that a build makes. */
    private static final int OWNER_AND_FILE = 2;

    /** All that there are, without those of no owner. */
    static List<Migration> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder, OWNER_AND_FILE)) {
            return files.filter(it -> it.toString().endsWith(".sql")).sorted().map(it -> of(folder, it)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Migration of(Path folder, Path file) {
        try {
            return new Migration(folder.relativize(file).toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String owner() {
        return name.substring(0, name.indexOf('/'));
    }

    /** Each with the comment before it and none within; in one line, with single spaces. */
    List<Statement> statements() {
        String endsOnlyBetween = COMMENT.matcher(sql).replaceAll(comment -> Matcher.quoteReplacement(comment.group().replace(';', ',')));
        return Arrays.stream(endsOnlyBetween.split(";"))
                .map(Statement::of)
                .filter(it -> !it.text().isEmpty())
                .toList();
    }

    String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
