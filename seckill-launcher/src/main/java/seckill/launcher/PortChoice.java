package seckill.launcher;

/** A way to come to a port for a name. */
interface PortChoice {

    /**
     * @param usual   the default
     * @param offsets further listeners of the same server, counted from the port
     */
    int choose(String name, int usual, int... offsets);
}
