package seckill.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.containers.GenericContainer;
import seckill.launcher.Address;
import seckill.launcher.RunningStack;

/** MySQL's official image, with the options by which the embedded database is what the shop expects. */
final class MySqlContainer {

    static final String ADMIN = "root";

    private static final int PORT = 3306;

    private static final String[] OPTIONS = {
        "--transaction-isolation=READ-COMMITTED",
        "--innodb-lock-wait-timeout=5",
        "--innodb-buffer-pool-size=128M",
        "--character-set-server=utf8mb4",
        "--collation-server=utf8mb4_unicode_ci",
        "--max-connections=300",
        "--log-bin-trust-function-creators=ON",
        "--performance-schema=OFF",
        "--mysqlx=OFF"
    };

    private MySqlContainer() {}

    static ContainedServer of(String password) {
        Address address = ContainedServer.freeAddress();
        GenericContainer<?> container = new GenericContainer<>(Image.mysql.named())
                .withEnv("MYSQL_ROOT_PASSWORD", password)
                .withCommand(OPTIONS);
        return new ContainedServer("database", address, container, PORT, () -> answers(address, password));
    }

    private static boolean answers(Address address, String password) {
        try (Connection connection = DriverManager.getConnection(RunningStack.jdbcUrl(address, ""), ADMIN, password)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
