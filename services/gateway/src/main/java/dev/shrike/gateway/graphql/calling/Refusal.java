package dev.shrike.gateway.graphql.calling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.rest.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A service said no, or nothing. What it said is for the client; it never holds personal data or internals. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int UNAVAILABLE = 503;
    private static final int SOON = 1;

    private final int status;
    private final String type;
    private final transient Optional<Integer> retryAfter;
    private final transient Optional<String> traceId;

    private Refusal(
            int status,
            String type,
            String detail,
            Optional<Integer> retryAfter,
            Optional<String> traceId,
            Throwable cause) {
        super(detail, cause, false, cause != null);
        this.status = status;
        this.type = type;
        this.retryAfter = retryAfter;
        this.traceId = traceId;
    }

    /**
     * What a problem answer says.
     *
     * @param problem its body, which may be anything where it did not come from a service of ours
     * @param retryAfter its header of that name, in seconds
     */
    static Refusal of(int status, JsonNode problem, Optional<Integer> retryAfter) {
        String type = problem.path("type").asText("/problems/" + (status >= 500 ? "unavailable" : "refused"));
        String detail = problem.path("detail").asText(problem.path("title").asText("The service refused."));
        return new Refusal(
                status,
                type,
                detail,
                retryAfter,
                Optional.ofNullable(problem.path("trace_id").textValue()),
                null);
    }

    /** Nothing came back, or nothing that can be read. */
    static Refusal unavailable(Service service, Throwable cause) {
        return new Refusal(
                UNAVAILABLE,
                "/problems/unavailable",
                service.title() + " does not answer.",
                Optional.of(SOON),
                Optional.empty(),
                cause);
    }

    /** What a part of this service refuses. */
    public static Refusal of(ProblemException problem) {
        var written = problem.problem("");
        return new Refusal(
                problem.status().getCode(),
                written.type().toString(),
                String.valueOf(problem.getMessage()),
                problem.retryAfter().map(wait -> (int) Math.max(1, wait.toSeconds())),
                Optional.empty(),
                problem);
    }

    /** The HTTP status that the service answered with, or would have. */
    public int status() {
        return status;
    }

    /** The kind of problem in the way of GraphQL: {@code NOT_FOUND} of {@code /problems/not-found}. */
    public String code() {
        return type.substring(type.lastIndexOf('/') + 1).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What stands in the error's {@code extensions}. */
    public Map<String, Object> extensions() {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code());
        extensions.put("status", status);
        extensions.put("type", type);
        retryAfter.ifPresent(seconds -> extensions.put("retry_after", seconds));
        traceId.ifPresent(trace -> extensions.put("trace_id", trace));
        return extensions;
    }
}
