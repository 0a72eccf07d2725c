package dev.shrike.gateway.graphql.http;

import dev.shrike.gateway.graphql.calling.Asking;
import dev.shrike.rest.position.PositionTokens;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from a request who is asking. */
final class AskingOf {
    private static final String BEARER = "Bearer ";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private AskingOf() {}

    /** @throws ProblemException 401 when the caller did not come with a bearer token */
    static Asking request(HttpRequest<?> request, Authentication authentication) {
        String token = request.getHeaders()
                .getAuthorization()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .orElseThrow(() -> ProblemException.unauthorized("A bearer token is needed."));
        return new Asking(
                authentication,
                token,
                Optional.ofNullable(request.getHeaders().get(PositionTokens.HEADER)),
                Optional.ofNullable(request.getHeaders().get("Last-Event-ID")),
                Optional.ofNullable(request.getHeaders().get("X-Request-Id"))
                        .filter(id -> PLAIN.matcher(id).matches()),
                PropagatedContext.getOrEmpty());
    }
}
