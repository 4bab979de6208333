package seckill.k8s;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Nobody is root, may become it, or has more of the node or of the cluster than he needs.
 *
 * <p>Source: Kubernetes, Pod Security Standards, restricted; and beyond them a root file system that nobody writes to, no token,
 * and no environment variables of Services, whose names (SECKILL_TC_PORT) are like those of settings.
 */
class PodsAreRestrictedTest implements ManifestRule {

    /** Who is not held to being somebody else than root, and why; never one of the shop's own. */
    private static final Map<String, String> EXEMPT = Map.of("nacos", "its image writes below a home that belongs to root");

    @Override
    public Stream<String> faults(Manifests manifests) {
        return manifests.pods().stream().flatMap(pods -> Stream.concat(of(manifests, pods), pods.containers().stream().flatMap(c -> of(pods, c))));
    }

    private static Stream<String> of(Manifests manifests, Pods pods) {
        Node spec = pods.spec();
        boolean exempt = EXEMPT.containsKey(pods.workload().name()) && !pods.areTheShops();
        String account = spec.text("serviceAccountName");
        return Stream.of(
                        when(!exempt && !spec.text("securityContext", "runAsNonRoot").equals("true"), pods, "may be root"),
                        when(!exempt && spec.at("securityContext", "runAsUser").number(0) == 0, pods, "is root"),
                        when(!spec.text("securityContext", "seccompProfile", "type").equals("RuntimeDefault"), pods, "may make any system call"),
                        when(!spec.text("automountServiceAccountToken").equals("false"), pods, "has a token"),
                        when(!spec.text("enableServiceLinks").equals("false"), pods, "has variables of Services"),
                        when(Stream.of("hostNetwork", "hostPID", "hostIPC").anyMatch(h -> spec.text(h).equals("true")), pods, "is in the node's namespaces"),
                        when(spec.each("volumes").stream().anyMatch(v -> v.at("hostPath").isThere()), pods, "sees the node's files"),
                        when(manifests.find("ServiceAccount", account).stream().noneMatch(a -> a.root().text("automountServiceAccountToken").equals("false")),
                                pods, "has no account of its own that is without a token"))
                .flatMap(s -> s);
    }

    private static Stream<String> of(Pods pods, Node container) {
        Node security = container.at("securityContext");
        return Stream.of(
                        when(!security.text("allowPrivilegeEscalation").equals("false"), pods, "may become root"),
                        when(security.text("privileged").equals("true"), pods, "is privileged"),
                        when(security.each("capabilities", "drop").stream().noneMatch(c -> c.text().orElse("").equals("ALL")), pods, "keeps capabilities"),
                        when(!security.each("capabilities", "add").isEmpty(), pods, "gets capabilities"),
                        when(pods.areTheShops() && !security.text("readOnlyRootFilesystem").equals("true"), pods, "writes to its image"),
                        when(pods.areTheShops() && !hasPlaceToWrite(pods, container), pods, "has no /tmp to write to"))
                .flatMap(s -> s);
    }

    /** For the JVM, and for clients that write below user.home, which is /tmp in the images. */
    private static boolean hasPlaceToWrite(Pods pods, Node container) {
        return container.each("volumeMounts").stream().filter(m -> m.text("mountPath").equals("/tmp"))
                .anyMatch(m -> pods.spec().each("volumes").stream().anyMatch(v -> v.text("name").equals(m.text("name")) && v.at("emptyDir").isThere()));
    }

    private static Stream<String> when(boolean fault, Pods pods, String what) {
        return fault ? Stream.of(pods + " " + what) : Stream.of();
    }

    @Override
    public List<Broken> broken() {
        String pod = "spec/template/spec/";
        String container = pod + "containers/0/securityContext/";
        return List.of(
                new Broken(Damage.remove("Deployment", "stock-service", pod + "securityContext/runAsNonRoot"), "stock-service may be root"),
                new Broken(Damage.set("StatefulSet", "mysql", pod + "securityContext/runAsUser", "0"), "mysql is root"),
                new Broken(Damage.remove("StatefulSet", "nacos", pod + "securityContext/seccompProfile"), "nacos may make any system call"),
                new Broken(Damage.set("Deployment", "stock-service", pod + "automountServiceAccountToken", "true"), "has a token"),
                new Broken(Damage.remove("StatefulSet", "seckill-tc", pod + "enableServiceLinks"), "has variables of Services"),
                new Broken(Damage.set("Deployment", "stock-service", pod + "hostNetwork", "true"), "node's namespaces"),
                new Broken(Damage.set("Deployment", "stock-service", pod + "volumes/0", "{ \"name\": \"tmp\", \"hostPath\": { \"path\": \"/tmp\" } }"), "sees the node's files"),
                new Broken(Damage.set("Deployment", "stock-service", pod + "serviceAccountName", "\"default\""), "has no account of its own"),
                new Broken(Damage.remove("Deployment", "stock-service", container + "allowPrivilegeEscalation"), "may become root"),
                new Broken(Damage.set("Deployment", "stock-service", container + "privileged", "true"), "is privileged"),
                new Broken(Damage.set("Deployment", "stock-service", container + "capabilities", "{ \"drop\": [\"NET_RAW\"] }"), "keeps capabilities"),
                new Broken(Damage.set("Deployment", "stock-service", container + "capabilities/add", "[\"NET_ADMIN\"]"), "gets capabilities"),
                new Broken(Damage.remove("Job", "seckill-schema", container + "readOnlyRootFilesystem"), "writes to its image"),
                new Broken(Damage.set("Deployment", "stock-service", pod + "containers/0/volumeMounts", "[]"), "has no /tmp"));
    }
}
