package dev.shrike.gateway.graphql.calling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.shrike.rest.idempotency.Answered;
import dev.shrike.rest.position.PositionTokens;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Sends requests to services and reads their answers; blocks, within the clients' timeouts. Thread-safe. */
@Singleton
public final class ServiceCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Argument<String> TEXT = Argument.STRING;

    private final Map<Service, HttpClient> clients = new EnumMap<>(Service.class);

    ServiceCalls(
            @Client(id = "graphql-users") HttpClient users,
            @Client(id = "graphql-ticks") HttpClient ticks,
            @Client(id = "graphql-notifier") HttpClient notifier,
            @Client(id = "graphql-statistics") HttpClient statistics) {
        clients.put(Service.USERS, users);
        clients.put(Service.TICKS, ticks);
        clients.put(Service.NOTIFIER, notifier);
        clients.put(Service.STATISTICS, statistics);
    }

    /** @throws Refusal when the service refuses or does not answer */
    Answer send(Service service, MutableHttpRequest<?> request) {
        try {
            return answer(clients.get(service).toBlocking().exchange(request, TEXT, TEXT));
        } catch (HttpClientResponseException e) {
            throw Refusal.of(e.code(), problem(e.getResponse()), retryAfter(e.getResponse()));
        } catch (HttpClientException | JsonProcessingException e) {
            throw Refusal.unavailable(service, e);
        }
    }

    private static Answer answer(HttpResponse<String> response) throws JsonProcessingException {
        String body = response.body();
        return new Answer(
                body == null || body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body),
                Optional.ofNullable(response.header(PositionTokens.HEADER)),
                Boolean.parseBoolean(response.header(Answered.HEADER)));
    }

    /** What something between us and the service said is no problem of ours, and not read. */
    private static JsonNode problem(HttpResponse<?> response) {
        try {
            return JSON.readTree(response.getBody(String.class).orElse("{}"));
        } catch (JsonProcessingException notOurs) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Integer> retryAfter(HttpResponse<?> response) {
        return response.getHeaders().get(HttpHeaders.RETRY_AFTER, Integer.class);
    }
}
