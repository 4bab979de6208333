package seckill.comparison;

import java.io.ByteArrayInputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jboss.byteman.agent.Main;
import org.jboss.byteman.agent.submit.Submit;

/**
 * Byteman in one JVM of the stack: inert until a rule is sent to it. Only stacks that the specs start have it, on a port
 * of loopback; nothing that is delivered knows of it.
 */
final class FaultAgent {

    private static final String LOOPBACK = "127.0.0.1";

    private final Submit jvm;
    private final int port;

    FaultAgent(int port) {
        this.port = port;
        this.jvm = new Submit(LOOPBACK, port);
    }

    /** What the JVM is started with. */
    List<String> jvmFlags() {
        return List.of("-javaagent:" + jar() + "=listener:true,address:" + LOOPBACK + ",port:" + port);
    }

    /** Sends a rule, which is in force when this returns, also for classes that are loaded later. */
    void add(String rule) {
        try {
            jvm.addRulesFromResources(List.of(new ByteArrayInputStream(rule.getBytes(StandardCharsets.UTF_8))));
        } catch (Exception e) {
            throw new IllegalStateException("the agent on port " + port + " does not take the rule\n" + rule, e);
        }
    }

    /** What it has, with the reasons why a rule could not be put in. */
    String rules() {
        try {
            return jvm.listAllRules();
        } catch (Exception e) {
            return "no agent answers: " + e;
        }
    }

    /** Takes all rules out, if anybody is there to do it: they end with their process anyway. */
    void clear() {
        try {
            jvm.deleteAllRules();
        } catch (Exception dead) {
            return;
        }
    }

    private static Path jar() {
        try {
            return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
