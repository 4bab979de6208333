package seckill.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import seckill.launcher.demo.CatalogueLoader;

/** Fills a new shop, once; a shop whose goods somebody changed or sold is left as it is. */
final class FirstCatalogue {

    private FirstCatalogue() {}

    static void load(Stack stack) {
        // beside the data, so that who forgets the data forgets this too
        Path loaded = stack.home().data().resolve(stack.running().assembly() == Assembly.MONOLITH ? "catalogue-monolith" : "catalogue");
        if (Files.exists(loaded)) {
            return;
        }
        long start = System.nanoTime();
        int added;
        try (OperatorApi operator = OperatorApi.login(stack.baseUrl(), stack.secrets())) {
            CatalogueLoader loader = new CatalogueLoader(operator, Clock.systemUTC());
            added = loader.load();
            loader.openGates();
            operator.setPassword(Stack.BUYER, stack.secrets().get("buyer-password"));
        }
        Terminal.progress(String.format("  %-9s %-8s %7s  %d products, sales and buyers",
                "catalogue", "loaded", Seconds.since(start), added));
        try {
            Files.createFile(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException("the home cannot be written", e);
        }
    }
}
