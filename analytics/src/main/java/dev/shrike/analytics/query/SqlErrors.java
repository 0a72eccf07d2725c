package dev.shrike.analytics.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.analytics.query.QueryException.Kind;
import dev.shrike.analytics.query.QueryException.Position;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Turns what DuckDB says of a failure, which is JSON with a position in bytes, into words for whoever asked. */
final class SqlErrors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SqlErrors() {}

    /**
     * What an error of the database means.
     *
     * @param sql the statement
     * @param message as the driver gives it
     * @param ahead characters of the statement that stand before the text which the position counts from
     */
    static QueryException of(String sql, String message, int ahead, Throwable cause) {
        JsonNode said = json(message);
        String type = said.path("exception_type").asText(said.path("error_type").asText(""));
        String words =
                said.path("exception_message").asText(said.path("error_message").asText(message));
        return new QueryException(
                kind(type, words), words(type, words), position(sql, said.path("position"), ahead), cause);
    }

    private static JsonNode json(String message) {
        int begin = message.indexOf('{');
        int end = message.lastIndexOf('}');
        try {
            return begin < 0 || end < begin
                    ? JSON.createObjectNode()
                    : JSON.readTree(message.substring(begin, end + 1));
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static Kind kind(String type, String words) {
        return switch (type) {
            case "Permission", "TransactionContext", "not implemented" -> Kind.NOT_ALLOWED;
            case "Out of Memory" -> Kind.MEMORY;
            case "INTERRUPT" -> Kind.TIME;
            default ->
                words.startsWith("Out of Memory") || words.contains("Out of Memory Error") ? Kind.MEMORY : Kind.INVALID;
        };
    }

    private static String words(String type, String words) {
        return switch (kind(type, words)) {
            case MEMORY -> "The query needs more memory than there is for it. Ask for less at once, or aggregate.";
            case NOT_ALLOWED -> "Not allowed: " + firstLine(words);
            default -> words.strip();
        };
    }

    private static String firstLine(String words) {
        return words.lines().findFirst().orElse(words);
    }

    private static Optional<Position> position(String sql, JsonNode position, int ahead) {
        if (!position.isTextual() || !position.asText().matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        byte[] bytes = sql.substring(Math.min(ahead, sql.length())).getBytes(StandardCharsets.UTF_8);
        int at = Math.min(Integer.parseInt(position.asText()), bytes.length);
        int characters = new String(Arrays.copyOf(bytes, at), StandardCharsets.UTF_8).length();
        return Optional.of(Position.of(sql, ahead + characters));
    }
}
