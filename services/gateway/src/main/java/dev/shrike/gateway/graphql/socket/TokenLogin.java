package dev.shrike.gateway.graphql.socket;

import dev.shrike.gateway.graphql.calling.Asking;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks those who check every other request's token.
 *
 * @param request that opened the connection
 * @param context the trace that it belongs to
 */
record TokenLogin(List<TokenValidator<HttpRequest<?>>> validators, HttpRequest<?> request, PropagatedContext context)
        implements Login {

    @Override
    public Optional<Who> of(String token) {
        return Flux.fromIterable(validators)
                .concatMap(validator -> validated(validator, token))
                .next()
                .blockOptional()
                .filter(authentication -> !authentication.getRoles().contains(Roles.SERVICE))
                .map(authentication -> new Who(asking(authentication, token), expiry(authentication)));
    }

    private Publisher<Authentication> validated(TokenValidator<HttpRequest<?>> validator, String token) {
        return Mono.from(validator.validateToken(token, request));
    }

    private Asking asking(Authentication authentication, String token) {
        return new Asking(authentication, token, Optional.empty(), Optional.empty(), Optional.empty(), context);
    }

    private static Optional<Instant> expiry(Authentication authentication) {
        return authentication.getAttributes().get("exp") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
