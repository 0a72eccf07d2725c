package dev.shrike.rest.identity;

import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.ClientFilter;
import io.micronaut.http.annotation.RequestFilter;

/** Adds this process's token to every request to another service's internal endpoints that has none yet. */
@ClientFilter("/internal/**")
final class ServiceTokenFilter {

    private final ServiceTokens tokens;

    ServiceTokenFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @RequestFilter
    void authenticate(MutableHttpRequest<?> request) {
        if (request.getHeaders().getAuthorization().isEmpty()) {
            request.bearerAuth(tokens.issue());
        }
    }
}
