package seckill.compare;

/** What traffic a mode is put under. */
enum Workload {
    /** Everybody wants something else. */
    UNIFORM("Everybody wants something else"),
    /** Most want the same product. */
    HOT("Three of four want the same product"),
    /** As uniform, and every request from the gateway to a participant takes longer. */
    SLOW("As uniform, each call of a participant takes 20 ms longer"),
    /** As uniform, and somebody dies at a step of the protocol, and is started again. */
    FAULTS("As uniform, somebody dies in the middle of it and is started again");

    private final String words;

    Workload(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** As reports have it. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
