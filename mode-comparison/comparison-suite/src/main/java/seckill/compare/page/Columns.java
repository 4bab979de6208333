package seckill.compare.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The heads of a table whose columns are known only when it is made. */
final class Columns {

    private Columns() {}

    static List<String> of(String first, Collection<String> others) {
        List<String> columns = new ArrayList<>(List.of(first));
        columns.addAll(others);
        return columns;
    }
}
