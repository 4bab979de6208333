package seckill.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A database that is written down: it keeps what it was asked, in order, and answers what the test has said. It knows no SQL and
 * decides nothing, so what a {@code WHERE} decides cannot be tested with it; what becomes of the answer can.
 *
 * <p>Unless the test says otherwise, each change finds one row, and each question none.
 */
public final class PaperDatabase {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Object>> answers = new LinkedHashMap<>();

    /** What is asked of a mapper reads {@code name(argument, …)}; who answers may say {@code Mapper.name(} where several have that name. */
    public <M> M mapper(Class<M> type) {
        return proxy(type, (it, method, arguments) -> {
            String question = method.getName() + "(" + texts(arguments) + ")";
            asked.add(question);
            return answerTo(type.getSimpleName() + "." + question, otherwise(method.getReturnType()));
        });
    }

    /** What is asked in SQL reads as it stands, with its values in brackets; BEGIN, COMMIT and ROLLBACK are kept too. */
    public DataSource dataSource() {
        return proxy(DataSource.class, (it, method, arguments) -> connection());
    }

    public PlatformTransactionManager transactions() {
        return new DataSourceTransactionManager(dataSource());
    }

    /**
     * From now on, whoever asks something with this in it gets these answers, one after the other, and then the last of them.
     *
     * @param answers a number of rows, a value, a list of rows ({@code Object[]}), or an exception
     */
    public PaperDatabase answers(String question, Object... answers) {
        this.answers.put(question, new ArrayDeque<>(Arrays.asList(answers)));
        return this;
    }

    /** A key that is there already, as a driver says it. */
    public static SQLException duplicate() {
        return new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062);
    }

    public List<String> asked() {
        return asked;
    }

    private Object answer(String question, Object otherwise) throws Throwable {
        asked.add(question);
        return answerTo(question, otherwise);
    }

    private Object answerTo(String question, Object otherwise) throws Throwable {
        for (Map.Entry<String, Deque<Object>> known : answers.entrySet()) {
            if (question.contains(known.getKey())) {
                Deque<Object> left = known.getValue();
                Object answer = left.size() > 1 ? left.poll() : left.peek();
                if (answer instanceof Throwable failure) {
                    throw failure;
                }
                return answer == NOTHING ? null : answer;
            }
        }
        return otherwise;
    }

    /** Answers null, where a question was scripted before. */
    public static final Object NOTHING = new Object();

    private static Object otherwise(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == List.class ? List.of() : null;
    }

    private static String texts(Object[] arguments) {
        return arguments == null ? "" : String.join(", ", Arrays.stream(arguments).map(String::valueOf).toList());
    }

    private Connection connection() {
        boolean[] autoCommit = {true};
        return proxy(Connection.class, (it, method, arguments) -> switch (method.getName()) {
            case "getAutoCommit" -> autoCommit[0];
            case "setAutoCommit" -> {
                autoCommit[0] = (boolean) arguments[0];
                yield autoCommit[0] ? null : answer("BEGIN", null);
            }
            case "commit", "rollback" -> answer(method.getName().toUpperCase(java.util.Locale.ROOT), null);
            case "prepareStatement" -> statement(PreparedStatement.class, (String) arguments[0]);
            case "createStatement" -> statement(Statement.class, "");
            case "getMetaData" -> proxy(DatabaseMetaData.class, (m, asks, a) ->
                    asks.getName().equals("getDatabaseProductName") ? "MySQL" : otherwise(asks.getReturnType()));
            default -> method.getReturnType() == int.class ? (Object) 0 : otherwise(method.getReturnType());
        });
    }

    private <S extends Statement> S statement(Class<S> type, String prepared) {
        Map<Integer, Object> values = new TreeMap<>();
        return proxy(type, (it, method, arguments) -> {
            String sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
            return switch (method.getName()) {
                case "executeUpdate" -> answer(question(sql, values), 1);
                case "executeQuery" -> rows((List<?>) answer(question(sql, values), List.of()));
                case "execute" -> answer(question(sql, values), false);
                case "getUpdateCount" -> -1;
                case String name when name.startsWith("set") && arguments.length > 1 -> {
                    values.put((Integer) arguments[0], name.equals("setNull") ? null : arguments[1]);
                    yield null;
                }
                default -> method.getReturnType() == int.class ? (Object) 0 : otherwise(method.getReturnType());
            };
        });
    }

    private static String question(String sql, Map<Integer, Object> values) {
        return sql.replaceAll("\\s+", " ").strip() + (values.isEmpty() ? "" : " " + new ArrayList<>(values.values()));
    }

    private static ResultSet rows(List<?> rows) {
        int[] at = {-1};
        return proxy(ResultSet.class, (it, method, arguments) -> switch (method.getName()) {
            case "next" -> ++at[0] < rows.size();
            case "getMetaData" -> proxy(java.sql.ResultSetMetaData.class, (m, asks, a) ->
                    asks.getReturnType() == int.class ? (Object) ((Object[]) rows.getFirst()).length : "column");
            case String name when name.startsWith("get") && arguments != null && arguments[0] instanceof Integer column ->
                cell(((Object[]) rows.get(at[0]))[column - 1], method);
            default -> otherwise(method.getReturnType());
        });
    }

    private static Object cell(Object value, Method asks) {
        return asks.getReturnType() == String.class && value != null ? value.toString() : value;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (it, method, arguments) ->
                switch (method.getName()) {
                    case "equals" -> it == arguments[0];
                    case "hashCode" -> System.identityHashCode(it);
                    case "toString" -> type.getSimpleName() + " on paper";
                    default -> handler.invoke(it, method, arguments);
                }));
    }
}
