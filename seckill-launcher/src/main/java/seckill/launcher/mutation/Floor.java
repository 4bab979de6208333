package seckill.launcher.mutation;

/**
 * What a package must not fall below.
 *
 * @param module  the folder of its Maven module, from the root
 * @param percent of its mutants that are killed
 */
record Floor(String module, String packageName, int percent) {

    Floor {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a floor is 0 to 100 percent: " + packageName);
        }
    }

    /** The module's name for Maven. */
    String artifact() {
        return module.substring(module.lastIndexOf('/') + 1);
    }
}
