package seckill.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The catalogue that comes with the shop: {@code catalogue.csv}, UTF-8, one product per line below a heading. */
final class CatalogueFile {

    static final String HEADING = "sku,category,name_en,name_zh,description_en,description_zh,price_minor,units";

    private static final int COLUMNS = HEADING.split(",").length;

    private CatalogueFile() {}

    static List<CatalogueProduct> products() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CatalogueFile.class.getResourceAsStream("/catalogue.csv"), StandardCharsets.UTF_8))) {
            if (!HEADING.equals(lines.readLine())) {
                throw new IllegalStateException("catalogue.csv must begin with " + HEADING);
            }
            return lines.lines().map(CatalogueFile::product).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("catalogue.csv cannot be read", e);
        }
    }

    private static CatalogueProduct product(String line) {
        List<String> c = columns(line);
        if (c.size() != COLUMNS) {
            throw new IllegalStateException("catalogue.csv: " + COLUMNS + " columns expected in " + line);
        }
        return new CatalogueProduct(
                Long.parseLong(c.get(0)),
                c.get(2),
                c.get(3),
                c.get(4),
                c.get(5),
                c.get(1),
                Long.parseLong(c.get(6)),
                "CNY",
                Integer.parseInt(c.get(7)));
    }

    /** Commas part the columns, except between double quotes; a quote within quotes is doubled (RFC 4180, one line). */
    static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                column.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }
}
