package seckill.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.testcontainers.utility.DockerImageName;

/** The official images by name and tag; Testcontainers' own settings may put a registry of yours before them. */
enum Image {
    mysql,
    redis;

    DockerImageName named() {
        Properties names = new Properties();
        try (InputStream file = Image.class.getResourceAsStream("images.properties")) {
            names.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DockerImageName.parse(names.getProperty(name()));
    }
}
