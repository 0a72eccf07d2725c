package dev.shrike.standalone.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.ServiceIdentities;
import dev.shrike.rest.identity.ServiceSecret;
import dev.shrike.rest.identity.ServiceTokens;
import dev.shrike.rest.identity.TokenKey;
import dev.shrike.standalone.settings.LocalSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everybody who may call: with tokens made with the platform's own keys, a new one for each call. */
final class Callers implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final PersonTokens people;
    private final ServiceTokens services;
    private final Rest anonymous;
    private int registered;

    /** Who calls, beside the person whom it is about. */
    enum Kind {
        NOBODY("", List.of()),
        OTHER("", List.of(Roles.USER)),
        ANALYST("analyst", List.of(Roles.USER, Roles.ANALYST)),
        OPERATOR("operator", List.of(Roles.USER, Roles.OPERATOR)),
        PRIVACY_OFFICER("privacy-officer", List.of(Roles.USER, Roles.PRIVACY_OFFICER)),
        ADMIN("admin", List.of(Roles.USER, Roles.ADMIN)),
        SERVICE("service", List.of()),
        SELF("self", List.of(Roles.USER));

        private final String role;
        private final List<String> roles;
        private final UUID id = UUID.randomUUID();

        Kind(String role, List<String> roles) {
            this.role = role;
            this.roles = roles;
        }

        String role() {
            return role;
        }

        boolean isPerson() {
            return !roles.isEmpty();
        }
    }

    Callers(URI base, Path data) throws IOException {
        LocalSecrets secrets = new LocalSecrets(data);
        this.base = base;
        people = new PersonTokens(TokenKey.read(secrets.tokenKeyFile()), Clock.systemUTC());
        services = new ServiceTokens(
                new ServiceIdentities(List.of(), "matrix"),
                new ServiceSecret(secrets.serviceSecret(), ""),
                Clock.systemUTC());
        anonymous = Rest.anonymous(base);
    }

    /** Those who may not first; of those who may, the person last: their call may be the last that they can make. */
    static List<Kind> inOrder(Predicate<Kind> may) {
        return Stream.concat(
                        Arrays.stream(Kind.values()).filter(may.negate()),
                        Arrays.stream(Kind.values())
                                .filter(may)
                                .sorted(Comparator.comparing(kind -> kind != Kind.SELF)))
                .toList();
    }

    /** Whether the status says to this caller that they may not. */
    static boolean isRefusal(Kind kind, int status) {
        return kind == Kind.NOBODY ? status == 401 : status == 403;
    }

    /** A person who is registered for this alone. */
    UUID newcomer() {
        String name = "matrix-" + ++registered;
        Rest.Answer answer = anonymous.post("/users", """
                {"username":"%s","email":"%s@birds.invalid","display_name":"%s","password":"pass phrase of %s"}""".formatted(name, name, name, name));
        if (answer.status() != 201) {
            throw new AssertionError("Registering " + name + " answered " + answer);
        }
        return UUID.fromString(answer.body().get("id").textValue());
    }

    /** Somebody of whom nothing is known. */
    UUID somebody() {
        return Kind.OTHER.id;
    }

    /** What the person asks for themself. */
    Rest as(UUID person) {
        return anonymous.withToken(token(Kind.SELF, person).orElseThrow());
    }

    /** The status of the answer; what follows it is not waited for. */
    int call(Kind kind, UUID person, String verb, String path, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        token(kind, person).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream unread = answer.body()) {
                return answer.statusCode();
            }
        } catch (IOException e) {
            throw new AssertionError(verb + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(verb + " " + path + " was interrupted", e);
        }
    }

    private Optional<String> token(Kind kind, UUID person) {
        return switch (kind) {
            case NOBODY -> Optional.empty();
            case SERVICE -> Optional.of(services.issue("tick-api"));
            case SELF ->
                Optional.of(
                        people.issue(person, kind.roles, Duration.ofMinutes(5)).value());
            case OTHER, ANALYST, OPERATOR, PRIVACY_OFFICER, ADMIN ->
                Optional.of(
                        people.issue(kind.id, kind.roles, Duration.ofMinutes(5)).value());
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
