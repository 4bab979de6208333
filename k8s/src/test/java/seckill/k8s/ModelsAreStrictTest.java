package seckill.k8s;

import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every field is one that Kubernetes knows, and of its type. */
class ModelsAreStrictTest implements ManifestRule {

    private static final Map<String, Model> MODELS = Map.ofEntries(
            Map.entry("v1/ConfigMap", j -> { V1ConfigMap.validateJsonElement(j); V1ConfigMap.fromJson(j.toString()); }),
            Map.entry("v1/Namespace", j -> { V1Namespace.validateJsonElement(j); V1Namespace.fromJson(j.toString()); }),
            Map.entry("v1/Secret", j -> { V1Secret.validateJsonElement(j); V1Secret.fromJson(j.toString()); }),
            Map.entry("v1/Service", j -> { V1Service.validateJsonElement(j); V1Service.fromJson(j.toString()); }),
            Map.entry("v1/ServiceAccount", j -> { V1ServiceAccount.validateJsonElement(j); V1ServiceAccount.fromJson(j.toString()); }),
            Map.entry("apps/v1/Deployment", j -> { V1Deployment.validateJsonElement(j); V1Deployment.fromJson(j.toString()); }),
            Map.entry("apps/v1/StatefulSet", j -> { V1StatefulSet.validateJsonElement(j); V1StatefulSet.fromJson(j.toString()); }),
            Map.entry("batch/v1/Job", j -> { V1Job.validateJsonElement(j); V1Job.fromJson(j.toString()); }),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", j -> { V2HorizontalPodAutoscaler.validateJsonElement(j); V2HorizontalPodAutoscaler.fromJson(j.toString()); }),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", j -> { V1NetworkPolicy.validateJsonElement(j); V1NetworkPolicy.fromJson(j.toString()); }),
            Map.entry("policy/v1/PodDisruptionBudget", j -> { V1PodDisruptionBudget.validateJsonElement(j); V1PodDisruptionBudget.fromJson(j.toString()); }));

    /** Reads a document, or throws what is wrong with it. */
    private interface Model {
        void read(JsonElement document) throws Exception;
    }

    @Override
    public Stream<String> faults(Manifests manifests) {
        return manifests.all().stream().flatMap(m -> fault(m).stream());
    }

    static Optional<String> fault(Manifest manifest) {
        Model model = MODELS.get(manifest.root().text("apiVersion") + "/" + manifest.kind());
        if (model == null) {
            return Optional.of(manifest + ": there is no model of " + manifest.root().text("apiVersion") + "/" + manifest.kind());
        }
        try {
            model.read(manifest.json());
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(manifest + ": " + e.getMessage());
        }
    }

    @Override
    public List<Broken> broken() {
        return List.of(
                new Broken(Damage.set("StatefulSet", "seckill-tc", "spec/replica", "2"), "replica"),
                new Broken(Damage.set("StatefulSet", "seckill-tc", "spec/replicas", "\"two\""), "two"),
                new Broken(Damage.set("Deployment", "stock-service", "spec/template/spec/containers/0/readinessProbe/httpget", "{}"), "httpget"),
                new Broken(Damage.set("Deployment", "stock-service", "spec/template/spec/containers/0/env", "{}"), "JsonArray"),
                new Broken(Damage.remove("Deployment", "stock-service", "spec/selector"), "selector"),
                new Broken(Damage.set("HorizontalPodAutoscaler", "stock-service", "apiVersion", "\"autoscaling/v1\""), "no model of autoscaling/v1"));
    }
}
