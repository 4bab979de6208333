package seckill.problem;

import java.util.regex.Pattern;

/** Where a page may send a reader back to: somewhere in this shop, whatever a link from elsewhere says. */
public final class LocalPath {

    private static final Pattern SHAPE = Pattern.compile("/([A-Za-z0-9_-][A-Za-z0-9_/.-]{0,200})?");

    private LocalPath() {}

    public static String of(String path) {
        return path != null && SHAPE.matcher(path).matches() && !path.contains("//") ? path : "/";
    }
}
