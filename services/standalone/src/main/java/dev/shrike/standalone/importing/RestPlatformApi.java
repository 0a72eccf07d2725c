package dev.shrike.standalone.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.importing.RestClient.Answer;
import java.util.Optional;
import java.util.UUID;

/** The platform over REST, as its administrator. Thread safe. */
final class RestPlatformApi implements PlatformApi {
    private static final int UNAUTHORIZED = 401;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RestClient client;
    private final AdminSession session;
    private final ObserverPasswords passwords;

    RestPlatformApi(RestClient client, AdminSession session, ObserverPasswords passwords) {
        this.client = client;
        this.session = session;
        this.passwords = passwords;
    }

    @Override
    public Outcome register(UUID observer) {
        String name = "observer-" + observer;
        ObjectNode body = NODES.objectNode()
                .put("username", name)
                .put("email", name + "@observers.invalid") // there is none: nobody is mailed below .invalid
                .put("display_name", "Observer " + observer.toString().substring(0, 8))
                .put("password", passwords.of(observer));
        return outcome(post("/users", body, name), "id");
    }

    @Override
    public Outcome tick(UUID person, Observation observation) {
        ObjectNode sighting =
                NODES.objectNode().put("species", observation.species()).put("observed_at", observation.observedAt());
        observation.count().ifPresent(count -> sighting.put("count", count));
        sighting.putObject("location")
                .put("latitude", observation.latitude())
                .put("longitude", observation.longitude());
        ObjectNode body = NODES.objectNode();
        body.putObject("user").put("id", person.toString());
        body.putObject("image").put("url", observation.imageUrl());
        body.set("sighting", sighting);
        return outcome(post("/ticks", body, "observation-" + observation.id()), "id");
    }

    private Answer post(String path, ObjectNode body, String idempotencyKey) {
        String token = session.token();
        Answer answer = client.post(path, body, Optional.of(token), Optional.of(idempotencyKey));
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        return client.post(path, body, Optional.of(session.tokenInsteadOf(token)), Optional.of(idempotencyKey));
    }

    private static Outcome outcome(Answer answer, String idField) {
        if (!answer.succeeded()) {
            return new Outcome.Refused(answer.problem());
        }
        UUID id = UUID.fromString(answer.body().path(idField).asText());
        return answer.replayed() ? new Outcome.AlreadyThere(id) : new Outcome.Created(id);
    }
}
