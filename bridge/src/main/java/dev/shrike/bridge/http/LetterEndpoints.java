package dev.shrike.bridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.sun.net.httpserver.HttpExchange;
import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.desk.LetterDesk;
import dev.shrike.bridge.desk.LetterQuery;
import dev.shrike.bridge.desk.LetterWish;
import dev.shrike.bridge.fault.BridgeException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Dead letters over HTTP, for operators alone: {@code GET /dead-letters}, {@code GET /dead-letters/ID}, {@code POST /dead-letters/redrive}. */
final class LetterEndpoints {
    static final String PATH = "/dead-letters";

    private static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final int LARGEST_WISH = 256 * 1024;
    private static final String DEFAULT_LIMIT = "100";

    private final LetterDesk desk;
    private final Optional<Operators> operators;

    /** @param operators tells who may; empty when nobody may, as this bridge is not told whom to believe */
    LetterEndpoints(LetterDesk desk, Optional<Operators> operators) {
        this.desk = desk;
        this.operators = operators;
    }

    Answer answer(HttpExchange exchange) throws IOException {
        Optional<Answer> refusal = refusal(exchange);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String rest = exchange.getRequestURI().getPath().substring(PATH.length());
        try {
            return switch (exchange.getRequestMethod() + " " + (rest.startsWith("/") ? "/" : rest)) {
                case "GET " ->
                    Answer.json(
                            Answer.OK, desk.list(query(exchange.getRequestURI().getRawQuery())));
                case "GET /" -> show(rest.substring(1));
                case "POST /" -> rest.equals("/redrive") ? redrive(exchange) : notFound();
                default -> notFound();
            };
        } catch (IllegalArgumentException e) {
            return Answer.problem(Answer.BAD_REQUEST, "bad-request", "Bad request", e.getMessage());
        } catch (BridgeException e) {
            return Answer.problem(Answer.UNAVAILABLE, "unavailable", "Unavailable", e.getMessage());
        }
    }

    private Optional<Answer> refusal(HttpExchange exchange) throws IOException {
        if (operators.isEmpty()) {
            return Optional.of(Answer.problem(
                    Answer.FORBIDDEN,
                    "forbidden",
                    "Forbidden",
                    "This bridge believes nobody: http.token-keys is not set."));
        }
        try {
            return switch (operators.get().of(exchange.getRequestHeaders().getFirst("Authorization"))) {
                case OPERATOR -> Optional.empty();
                case OTHER ->
                    Optional.of(Answer.problem(
                            Answer.FORBIDDEN,
                            "forbidden",
                            "Forbidden",
                            "Only an administrator or an operator may do this."));
                case UNKNOWN ->
                    Optional.of(Answer.problem(
                            Answer.UNAUTHORIZED, "unauthorized", "Unauthorized", "A valid bearer token is needed."));
            };
        } catch (IOException e) {
            return Optional.of(
                    Answer.problem(Answer.UNAVAILABLE, "unavailable", "Unavailable", "Tokens cannot be verified now."));
        }
    }

    private Answer show(String id) {
        return desk.show(LetterId.parse(id))
                .map(letter -> Answer.json(Answer.OK, letter))
                .orElseGet(() -> Answer.problem(
                        Answer.NOT_FOUND, "not-found", "Not found", "There is no dead letter " + id + "."));
    }

    private Answer redrive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_WISH + 1);
        if (body.length > LARGEST_WISH) {
            return Answer.problem(Answer.TOO_LARGE, "too-large", "Too large", "That names too many letters at once.");
        }
        LetterWish wish;
        try {
            wish = JSON.readValue(body, LetterWish.class);
        } catch (JsonProcessingException e) {
            return Answer.problem(Answer.BAD_REQUEST, "bad-request", "Bad request", "The body is not a redrive.");
        }
        if (wish == null) {
            return Answer.problem(Answer.BAD_REQUEST, "bad-request", "Bad request", "The body is not a redrive.");
        }
        return desk.redrive(wish.selection(), wish.options())
                .map(outcomes -> Answer.json(Answer.OK, outcomes))
                .orElseGet(() -> Answer.problem(
                        Answer.CONFLICT,
                        "redrive-under-way",
                        "Conflict",
                        "A redrive is under way; try again when it has ended."));
    }

    private static LetterQuery query(String raw) {
        var values = new HashMap<String, String>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return new LetterQuery(
                given(values, "lane"),
                given(values, "reason"),
                Boolean.parseBoolean(values.get("settled")),
                Integer.parseInt(values.getOrDefault("limit", DEFAULT_LIMIT)));
    }

    /** An empty lane is one: that of topologies. */
    private static Optional<String> given(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Answer notFound() {
        return Answer.problem(Answer.NOT_FOUND, "not-found", "Not found", "There is nothing here.");
    }
}
