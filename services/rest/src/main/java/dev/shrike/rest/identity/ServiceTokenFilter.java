package dev.shrike.rest.identity;

import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.ClientFilter;
import io.micronaut.http.annotation.RequestFilter;

/** Adds this service's token to every request to another service's internal endpoints. */
@ClientFilter("/internal/**")
final class ServiceTokenFilter {

    private final ServiceTokens tokens;

    ServiceTokenFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @RequestFilter
    void authenticate(MutableHttpRequest<?> request) {
        request.bearerAuth(tokens.issue());
    }
}
