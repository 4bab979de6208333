package seckill.compare.faults;

import com.sun.tools.attach.VirtualMachine;
import java.io.ByteArrayInputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jboss.byteman.agent.Main;
import org.jboss.byteman.agent.submit.Submit;

/**
 * Byteman in one JVM of the stack, which it enters when the first rule is for it, on a port of loopback. Nothing that is
 * delivered knows of it.
 */
public final class FaultAgent {

    private static final String LOOPBACK = "127.0.0.1";

    private final Submit jvm;
    private final int port;

    public FaultAgent(int port) {
        this.port = port;
        this.jvm = new Submit(LOOPBACK, port);
    }

    /** Where it listens, once it is in the JVM. */
    public int port() {
        return port;
    }

    /** Sends a rule, which is in force when this returns, also for classes that are loaded later. */
    public void add(long pid, String rule) {
        try {
            if (!isThere()) {
                enter(pid);
            }
            jvm.addRulesFromResources(List.of(new ByteArrayInputStream(rule.getBytes(StandardCharsets.UTF_8))));
        } catch (Exception e) {
            throw new IllegalStateException("the agent on port " + port + " does not take the rule\n" + rule, e);
        }
    }

    /** The JVM before may have been killed, and its agent with it. */
    private boolean isThere() {
        try {
            jvm.getAgentVersion();
            return true;
        } catch (Exception nobody) {
            return false;
        }
    }

    private void enter(long pid) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
        try {
            machine.loadAgent(jar().toString(), "listener:true,address:" + LOOPBACK + ",port:" + port);
        } finally {
            machine.detach();
        }
    }

    /** What it has, with the reasons why a rule could not be put in. */
    public String rules() {
        try {
            return jvm.listAllRules();
        } catch (Exception e) {
            return "no agent answers: " + e;
        }
    }

    /** Takes all rules out, if anybody is there to do it: they end with their process anyway. */
    public void clear() {
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
