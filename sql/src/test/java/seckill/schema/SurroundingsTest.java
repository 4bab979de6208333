package seckill.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static final Map<String, String> ADMIN =
            Map.of("DATABASE_ADDRESS", "mysql:3306", "DATABASE_ADMIN_USER", "root", "DATABASE_ADMIN_PASSWORD", "p");

    @Test
    void a_server_is_an_address_and_somebody_who_may_create() {
        assertThat(new Surroundings(ADMIN).server()).isEqualTo(new DatabaseServer("mysql:3306", "root", "p"));
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> new Surroundings(ADMIN).passwordOf("stock")).hasMessageContaining("DATABASE_STOCK_PASSWORD is missing");
        assertThatThrownBy(() -> new Surroundings(Map.of("DATABASE_ADDRESS", " ")).server()).hasMessageContaining("DATABASE_ADDRESS is missing");
    }

    @Test
    void an_address_that_would_be_more_than_an_address_is_refused() {
        assertThatThrownBy(() -> new Surroundings(Map.of("DATABASE_ADDRESS", "mysql:3306/?allowLoadLocalInfile=true")).server())
                .hasMessageContaining("must be host:port");
    }

    @Test
    void an_incomplete_environment_ends_with_2_and_a_server_that_is_not_there_with_3() {
        assertThat(MakeSchemas.run(Map.of())).isEqualTo(2);
        assertThat(MakeSchemas.run(Map.of(
                        "DATABASE_ADDRESS", "127.0.0.1:1", "DATABASE_ADMIN_USER", "root", "DATABASE_ADMIN_PASSWORD", "p",
                        "DATABASE_STOCK_PASSWORD", "p", "DATABASE_ORDERS_PASSWORD", "p", "DATABASE_PAYMENT_PASSWORD", "p",
                        "DATABASE_GATEWAY_PASSWORD", "p", "DATABASE_TC_PASSWORD", "p", "DATABASE_AUDIT_PASSWORD", "p")))
                .isEqualTo(3);
    }
}
