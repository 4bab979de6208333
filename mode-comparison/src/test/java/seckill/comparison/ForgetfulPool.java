package seckill.comparison;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pool which, when it is told to, carries out a commit and says that the connection has broken. */
final class ForgetfulPool extends HikariDataSource {

    private final AtomicBoolean losing = new AtomicBoolean();

    void losesTheNext() {
        losing.set(true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return losing.get() ? forgetful(real) : real;
    }

    private Connection forgetful(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                ForgetfulPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (method.getName().equals("commit") && losing.getAndSet(false)) {
                            throw new SQLRecoverableException("the answer to a commit was lost");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
