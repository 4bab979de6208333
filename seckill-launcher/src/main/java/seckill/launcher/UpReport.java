package seckill.launcher;

import java.util.ArrayList;
import java.util.List;

/** What a person needs to go on, once the shop is up. */
final class UpReport {

    private final Stack stack;

    UpReport(Stack stack) {
        this.stack = stack;
    }

    List<String> lines() {
        String url = stack.baseUrl();
        List<String> lines = new ArrayList<>();
        lines.add("storefront  " + url + "/");
        lines.add("console     " + url + "/console");
        lines.add("api         " + url + "/api  (described at " + url + "/v3/api-docs)");
        lines.add("buyer       " + Stack.BUYER + ", password in " + stack.secrets().file("buyer-password"));
        lines.add("operator    " + Stack.OPERATOR + ", password in " + stack.secrets().file("operator-password"));
        lines.add("auditor     " + Stack.AUDITOR + ", password in " + stack.secrets().file("auditor-password"));
        lines.add("secrets     " + stack.home().secrets() + "  (readable by you only)");
        return lines;
    }
}
