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
import java.net.http.HttpResponse;
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
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final PersonTokens people;
    private final ServiceSecret secret;
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

        boolean isPerson() {
            return !roles.isEmpty();
        }

        /** Those who are people. */
        static List<Kind> people() {
            return Arrays.stream(values()).filter(Kind::isPerson).toList();
        }

        /** Whether these may, as the API descriptions name them. */
        boolean isAmong(List<String> names) {
            return names.contains("anybody") || (names.contains("user") && isPerson()) || names.contains(role);
        }

        /** Whether the status says to this caller that they may not. */
        boolean isRefusedBy(int status) {
            return this == NOBODY ? status == 401 : status == 403;
        }
    }

    /** What one shows; {@code id} is the session's. */
    record Token(String value, UUID id) {}

    Callers(URI base, Path data) throws IOException {
        LocalSecrets secrets = new LocalSecrets(data);
        this.base = base;
        people = new PersonTokens(TokenKey.read(secrets.tokenKeyFile()), Clock.systemUTC());
        secret = new ServiceSecret(secrets.serviceSecret(), "");
        services = new ServiceTokens(new ServiceIdentities(List.of(), "matrix"), secret, Clock.systemUTC());
        anonymous = Rest.anonymous(base);
    }

    /** Those who may not first; of those who may, the person first: what others do to them may be the end of their token. */
    static List<Kind> inOrder(Predicate<Kind> may) {
        return Stream.concat(
                        Arrays.stream(Kind.values()).filter(may.negate()),
                        Arrays.stream(Kind.values())
                                .filter(may)
                                .sorted(Comparator.comparing(kind -> kind != Kind.SELF)))
                .toList();
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
        return as(Kind.SELF, person);
    }

    /** What somebody of that kind asks; the person is whom it is about. */
    Rest as(Kind kind, UUID person) {
        return token(kind, person)
                .map(token -> anonymous.withToken(token.value()))
                .orElse(anonymous);
    }

    /** The status of the answer; what follows it is not waited for. */
    int call(Kind kind, UUID person, String verb, String path, JsonNode body) {
        HttpRequest.Builder request = request(path)
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        token(kind, person).ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        return send(request.build()).statusCode();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    }

    /** The answer without its body, which is not waited for. */
    HttpResponse<?> send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream unread = answer.body()) {
                return answer;
            }
        } catch (IOException e) {
            throw new AssertionError(request + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(request + " was interrupted", e);
        }
    }

    /** A person's is of their id for {@code SELF}, and of a stranger's id for the other kinds. */
    Optional<Token> token(Kind kind, UUID person) {
        return switch (kind) {
            case NOBODY -> Optional.empty();
            case SERVICE -> Optional.of(tokenOf("tick-api"));
            case SELF -> Optional.of(tokenOf(kind, person));
            case OTHER, ANALYST, OPERATOR, PRIVACY_OFFICER, ADMIN -> Optional.of(tokenOf(kind, kind.id));
        };
    }

    /** What that very person shows, with the roles of the kind. */
    Token tokenOf(Kind kind, UUID person) {
        var issued = people.issue(person, kind.roles, LIFETIME);
        return new Token(issued.value(), issued.id());
    }

    /** What that service shows. */
    Token tokenOf(String service) {
        return new Token(services.issue(service), UUID.randomUUID());
    }

    /** The secret of the installation. */
    ServiceSecret secret() {
        return secret;
    }

    HttpClient http() {
        return http;
    }

    URI base() {
        return base;
    }

    @Override
    public void close() {
        http.close();
    }
}
