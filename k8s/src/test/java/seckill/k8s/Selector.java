package seckill.k8s;

import java.util.Map;
import java.util.Optional;

/** Which labels are meant: matchLabels and matchExpressions of the kinds that are used here. */
record Selector(Node node) {

    boolean matches(Map<String, String> labels) {
        return node.map("matchLabels").entrySet().stream().allMatch(l -> l.getValue().equals(labels.get(l.getKey())))
                && node.each("matchExpressions").stream().allMatch(e -> holds(e, labels));
    }

    private static boolean holds(Node expression, Map<String, String> labels) {
        String operator = expression.text("operator");
        if (!operator.equals("In")) {
            throw new IllegalArgumentException("a selector with the operator " + operator + " is not understood here: use In");
        }
        String value = labels.get(expression.text("key"));
        return expression.each("values").stream().anyMatch(v -> v.text().equals(Optional.ofNullable(value)));
    }

    boolean isEmpty() {
        return node.map("matchLabels").isEmpty() && node.each("matchExpressions").isEmpty();
    }
}
