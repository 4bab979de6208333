package seckill.order;

import java.util.Map;
import java.util.regex.Pattern;
import seckill.order.api.Address;

/** The countries to which the shop delivers, and how a postcode looks there. */
final class DeliveryArea {

    private static final Map<String, Pattern> POSTCODES = Map.of("CN", Pattern.compile("[0-9]{6}"));

    private DeliveryArea() {}

    /** @param address null when there is nothing to deliver */
    static boolean reaches(Address address) {
        return address == null
                || POSTCODES.containsKey(address.country())
                        && POSTCODES.get(address.country()).matcher(address.postcode()).matches();
    }
}
