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
        if (Files.exists(mark(stack.home(), stack.running().assembly()))) {
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
        isLoaded(stack.home(), stack.running().assembly());
    }

    /** Notes that this home has goods. */
    static void isLoaded(Home home, Assembly assembly) {
        try {
            Files.createFile(mark(home, assembly));
        } catch (IOException e) {
            throw new UncheckedIOException("the home cannot be written", e);
        }
    }

    /** Beside the data, so that who forgets the data forgets this too. */
    private static Path mark(Home home, Assembly assembly) {
        return home.data().resolve(assembly == Assembly.MONOLITH ? "catalogue-monolith" : "catalogue");
    }
}
