package seckill.console;

import java.util.Map;
import seckill.participant.DeadLetters;

/** Whoever takes letters in and may fail to, by name; nobody where none are sent. */
public record DeadLetterOwners(Map<String, DeadLetters> byName) {

    static final DeadLetterOwners NONE = new DeadLetterOwners(Map.of());

    public DeadLetterOwners {
        byName = Map.copyOf(byName);
    }
}
