package dev.shrike.charts.rendered;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.charts.chart.Manifest;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of object that the chart may render, and their fields. What is not known is a mistake. */
final class KnownKinds {
    private static final Map<String, Class<?>> OWN = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1/Pod", Pod.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class));

    /** Fields of the specifications of what operators add, as their definitions have them. */
    private static final Map<String, Set<String>> OF_OPERATORS = Map.of(
            "kafka.strimzi.io/v1/KafkaTopic", Set.of("topicName", "partitions", "replicas", "config"),
            "jetstream.nats.io/v1beta2/Stream",
                    Set.of(
                            "name",
                            "subjects",
                            "storage",
                            "retention",
                            "discard",
                            "maxAge",
                            "maxBytes",
                            "maxMsgSize",
                            "duplicateWindow",
                            "allowDirect",
                            "replicas",
                            "preventDelete",
                            "account"),
            "keda.sh/v1alpha1/ScaledObject",
                    Set.of(
                            "scaleTargetRef",
                            "minReplicaCount",
                            "maxReplicaCount",
                            "pollingInterval",
                            "cooldownPeriod",
                            "triggers"),
            "monitoring.coreos.com/v1/ServiceMonitor", Set.of("selector", "endpoints"),
            "monitoring.coreos.com/v1/PodMonitor", Set.of("selector", "podMetricsEndpoints"),
            "monitoring.coreos.com/v1/PrometheusRule", Set.of("groups"));

    private static final Set<String> PARTS = Set.of("apiVersion", "kind", "metadata", "spec");

    /** The types keep unknown fields aside, for cluster and client of different ages; here they are to fail. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(MapperConfig<?> config, Annotated member) {
                    return Boolean.FALSE;
                }
            })
            .build();

    private KnownKinds() {}

    /**
     * Reads an object as what it says that it is.
     *
     * @throws AssertionError when that is not known, or has no such field
     */
    static void read(Manifest object) {
        String kind = object.path("apiVersion").asText() + "/" + object.kind();
        if (OWN.containsKey(kind)) {
            readOwn(OWN.get(kind), object);
        } else if (OF_OPERATORS.containsKey(kind)) {
            requireOnly(PARTS, object.tree(), kind);
            requireOnly(OF_OPERATORS.get(kind), object.path("spec"), kind + ".spec");
        } else {
            throw new AssertionError("No object is known as " + kind);
        }
    }

    private static void readOwn(Class<?> type, Manifest object) {
        try {
            STRICT.readValue(object.tree().toString(), type);
        } catch (JacksonException e) {
            throw new AssertionError(object + ": " + e.getMessage(), e);
        }
    }

    private static void requireOnly(Set<String> known, JsonNode object, String where) {
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new AssertionError(where + " has no field " + field);
            }
        });
    }
}
