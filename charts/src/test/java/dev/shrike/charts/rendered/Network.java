package dev.shrike.charts.rendered;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.charts.chart.Manifest;
import dev.shrike.charts.chart.Manifests;
import dev.shrike.charts.chart.PodView;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What network policies let through, as Kubernetes has it: a pod that policies select talks only as one of them says. Of peers it knows
 * pods of this namespace; every other peer is somebody outside.
 */
record Network(List<Manifest> policies) {

    static Network of(Manifests manifests) {
        return new Network(manifests.ofKind("NetworkPolicy"));
    }

    /** Whether one pod reaches another. */
    boolean allows(PodView from, PodView to, int port) {
        return passes(from, "egress", "to", port, peer -> selects(peer, to))
                && passes(to, "ingress", "from", port, peer -> selects(peer, from));
    }

    /** Whether a pod reaches somewhere else. */
    boolean allowsOut(PodView from, int port) {
        return passes(from, "egress", "to", port, Network::outside);
    }

    /** Whether a pod is reached from somewhere else. */
    boolean allowsIn(PodView to, int port) {
        return passes(to, "ingress", "from", port, Network::outside);
    }

    /** Whether nothing passes but what is said, in both directions. */
    boolean isolates(PodView pod) {
        return concerning(pod)
                .anyMatch(policy ->
                        types(policy).contains("Ingress") && types(policy).contains("Egress"));
    }

    private Stream<Manifest> concerning(PodView pod) {
        return policies.stream().filter(policy -> pod.has(policy.at("/spec/podSelector/matchLabels")));
    }

    private static List<String> types(Manifest policy) {
        return policy.at("/spec/policyTypes")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private boolean passes(PodView pod, String direction, String side, int port, Predicate<JsonNode> other) {
        return concerning(pod)
                .flatMap(policy -> policy.at("/spec/" + direction).valueStream())
                .filter(rule -> rule.path("ports").isMissingNode()
                        || rule.path("ports")
                                .valueStream()
                                .anyMatch(it -> it.path("port").asInt() == port
                                        && !it.path("protocol").asText("TCP").equals("UDP")))
                .anyMatch(rule -> rule.path(side).isMissingNode()
                        || rule.path(side).valueStream().anyMatch(other));
    }

    private static boolean selects(JsonNode peer, PodView pod) {
        return !outside(peer) && pod.has(peer.at("/podSelector/matchLabels"));
    }

    private static boolean outside(JsonNode peer) {
        return peer.has("namespaceSelector") || peer.has("ipBlock");
    }
}
