package dev.shrike.statistics.caching;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;

/**
 * Gives answers about statistics and scores an {@code ETag} from their bytes, and answers 304 without a body to a client that says in
 * {@code If-None-Match} that it has them. They may be kept but have to be asked for again each time ({@code no-cache}), those about one
 * person by that client alone ({@code private}). Saves sending the answer, not finding it. Thread-safe.
 */
@ServerFilter({"/scores", "/scores/**", "/statistics", "/statistics/**"})
class EntityTags {
    private static final String OF_A_PERSON = "/statistics/people/";

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void tag(HttpRequest<?> request, MutableHttpResponse<Object> answer) throws IOException {
        boolean reading = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        Object body = answer.body();
        if (!reading || answer.status() != HttpStatus.OK || body == null) {
            return;
        }
        byte[] bytes = json.writeValueAsBytes(body);
        EntityTag tag = EntityTag.of(bytes);
        answer.header(HttpHeaders.ETAG, tag.text());
        answer.header(
                HttpHeaders.CACHE_CONTROL,
                request.getPath().startsWith(OF_A_PERSON) ? "private, no-cache" : "no-cache");
        if (tag.isAmong(request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH))) {
            answer.status(HttpStatus.NOT_MODIFIED).body(null);
        } else {
            answer.contentType(MediaType.APPLICATION_JSON_TYPE).body(bytes);
        }
    }
}
