package dev.shrike.admin.page.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes answers of HTTP responses. */
final class Reading {
    private static final int LARGEST_PROBLEM = 64 * 1024;
    private static final int FIRST_FAILURE = 300;

    private Reading() {}

    static Answer<JsonNode> read(ObjectMapper json, HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() >= FIRST_FAILURE) {
            return failed(response, body(json, response, response.body()));
        }
        JsonNode body = body(json, response, response.body());
        String location = response.headers().firstValue("Location").orElse(null);
        return new Answer.Given<>(body, response.statusCode(), location);
    }

    /** The body, whatever the status says. */
    static Answer<JsonNode> readWhatever(ObjectMapper json, HttpResponse<byte[]> response) throws IOException {
        return new Answer.Given<>(body(json, response, response.body()), response.statusCode(), null);
    }

    /** Why there is no file. */
    static <T> Answer<T> failedDownload(ObjectMapper json, HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return failed(response, body(json, response, body.readNBytes(LARGEST_PROBLEM)));
        }
    }

    private static <T> Answer<T> failed(HttpResponse<?> response, JsonNode problem) {
        String type = problem.path("type").asText("");
        Long retryAfter = response.headers()
                .firstValue("Retry-After")
                .flatMap(Reading::seconds)
                .orElse(null);
        return new Answer.Failed<>(new Trouble(
                response.statusCode(),
                type.substring(type.lastIndexOf('/') + 1),
                problem.path("title").asText("The service answered " + response.statusCode()),
                detail(problem),
                retryAfter,
                problem.path("trace_id").asText(null)));
    }

    private static JsonNode body(ObjectMapper json, HttpResponse<?> response, byte[] bytes) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        return type.contains("json")
                ? json.readTree(bytes)
                : TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }

    /** What is wrong with which field says more than that something is. */
    private static String detail(JsonNode problem) {
        StringBuilder text = new StringBuilder();
        for (JsonNode error : problem.path("errors")) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(error.path("field").asText())
                    .append(' ')
                    .append(error.path("message").asText());
        }
        return text.isEmpty() ? problem.path("detail").asText("") : text.toString();
    }

    private static Optional<Long> seconds(String value) {
        try {
            return Optional.of(Long.parseLong(value.trim()));
        } catch (NumberFormatException date) {
            return Optional.empty();
        }
    }
}
