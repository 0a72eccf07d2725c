package dev.shrike.statistics.peers;

import dev.shrike.rest.position.PositionTokens;
import dev.shrike.topology.query.NotReadyException;
import dev.shrike.topology.reading.StaleAnswers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.context.ServerRequestContext;

/**
 * Marks answers that a standby had a part in: {@code Shrike-Served-By: standby}, and in {@code Shrike-Staleness} how many
 * records it was behind its owner at most. Answers of owners carry neither.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public class StaleMarks implements StaleAnswers {

    static final String SERVED_BY = "Shrike-Served-By";
    static final String STALENESS = "Shrike-Staleness";

    private static final String ATTRIBUTE = StaleMarks.class.getName();

    /**
     * @throws NotReadyException when the request has a {@code Shrike-Position}: a copy may not include it
     */
    @Override
    public void given(long lag) {
        ServerRequestContext.currentRequest().ifPresent(request -> {
            if (request.getHeaders().contains(PositionTokens.HEADER)) {
                throw new NotReadyException("only a copy can answer now, and it may not include that position");
            }
            request.setAttribute(ATTRIBUTE, Math.max(lag, lagOf(request)));
        });
    }

    /** Whether a standby had a part in what was read for this request so far. */
    public static boolean has(HttpRequest<?> request) {
        return lagOf(request) >= 0;
    }

    @ResponseFilter
    void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (has(request)) {
            response.header(SERVED_BY, "standby");
            response.header(STALENESS, Long.toString(lagOf(request)));
        }
    }

    private static long lagOf(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Long.class).orElse(-1L);
    }
}
