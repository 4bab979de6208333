package seckill.k8s;

/**
 * The name of an image in its parts.
 *
 * @param path without tag
 */
record Image(String path, String tag) {

    static Image of(String text) {
        int colon = text.lastIndexOf(':');
        return colon > text.lastIndexOf('/') ? new Image(text.substring(0, colon), text.substring(colon + 1)) : new Image(text, "");
    }

    boolean isTheShops() {
        return path.matches("(.*/)?seckill/[^/]+");
    }

    /** The last part of its path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
