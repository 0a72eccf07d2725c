package dev.shrike.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shrike.messaging.MessagingHealth;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How the services are, as each says of itself. When one is not well this instance is degraded and no more: it keeps its traffic, since it
 * still leads to the others. What was heard is good for some seconds.
 */
@Singleton
@Requires(beans = RouteSettings.class)
final class ServicesHealth implements HealthIndicator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UP = "UP";
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, URI> services;
    private final HttpClient client;
    private final Cache<String, State> heard =
            Caffeine.newBuilder().maximumSize(100).expireAfterWrite(FRESH).build();

    /**
     * How one is.
     *
     * @param status as it says itself, or what is so
     * @param not its parts that are not well
     */
    private record State(String service, String status, List<String> not) {
        Map<String, Object> shown() {
            return not.isEmpty() ? Map.of("status", status) : Map.of("status", status, "not_up", not);
        }
    }

    ServicesHealth(RouteSettings settings, @Client("behind") HttpClient client) {
        this.services = settings.services();
        this.client = client;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Flux.fromIterable(services.entrySet())
                .flatMap(service -> stateOf(service.getKey(), service.getValue()))
                .collectList()
                .map(ServicesHealth::result);
    }

    private Mono<State> stateOf(String service, URI address) {
        State known = heard.getIfPresent(service);
        return known == null ? ask(service, address).doOnNext(state -> heard.put(service, state)) : Mono.just(known);
    }

    private Mono<State> ask(String service, URI address) {
        return Mono.from(client.retrieve(HttpRequest.GET(address.resolve("/health")), String.class))
                .timeout(PATIENCE)
                .onErrorResume(
                        HttpClientResponseException.class,
                        refused -> Mono.justOrEmpty(refused.getResponse().getBody(String.class)))
                .map(body -> read(service, body))
                .defaultIfEmpty(new State(service, "UNKNOWN", List.of()))
                .onErrorReturn(new State(service, "DOWN", List.of()));
    }

    private static State read(String service, String body) {
        JsonNode health = parse(body);
        if (health == null) {
            return new State(service, "UNKNOWN", List.of());
        }
        List<String> not = health.path("details").properties().stream()
                .filter(part -> !UP.equals(part.getValue().path("status").asText(UP)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new State(service, health.path("status").asText("UNKNOWN"), not);
    }

    @Nullable
    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return null; // whoever answers there is no service of ours
        }
    }

    private static HealthResult result(List<State> states) {
        Map<String, Object> details = new TreeMap<>();
        states.forEach(state -> details.put(state.service(), state.shown()));
        boolean well = states.stream().allMatch(state -> state.status().equals(UP));
        return HealthResult.builder("services", well ? HealthStatus.UP : MessagingHealth.DEGRADED)
                .details(details)
                .build();
    }
}
