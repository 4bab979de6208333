package seckill.order.api;

import java.io.Serializable;
import java.util.stream.Stream;

/**
 * Where an order is delivered, as it stands on a parcel.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(String recipient, String street, String city, String postcode, String country) implements Serializable {

    /** Of each line. */
    public static final int CHARACTERS_MAX = 100;

    public Address {
        if (Stream.of(recipient, street, city, postcode, country).anyMatch(Address::isNoLine)) {
            throw new IllegalArgumentException("each line of an address has 1 to " + CHARACTERS_MAX + " characters");
        }
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("a country is two letters, as in ISO 3166-1");
        }
    }

    private static boolean isNoLine(String line) {
        return line == null || line.isBlank() || line.length() > CHARACTERS_MAX || line.chars().anyMatch(Character::isISOControl);
    }
}
