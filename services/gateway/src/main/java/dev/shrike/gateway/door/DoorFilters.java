package dev.shrike.gateway.door;

import dev.shrike.rest.idempotency.KeyedRequest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;

/** The limits on the way of every request: before its token is looked at, after, and on the way back. */
final class DoorFilters {
    private DoorFilters() {}

    /** Before who asks is known. */
    @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
    static final class Before implements Ordered {
        private final Exempt exempt;
        private final RateLimits limits;

        Before(Exempt exempt, RateLimits limits) {
            this.exempt = exempt;
            this.limits = limits;
        }

        @Override
        public int getOrder() {
            return ServerFilterPhase.SECURITY.before();
        }

        @RequestFilter
        void request(HttpRequest<?> request, @Nullable @Header(KeyedRequest.HEADER) String key) {
            if (!exempt.has(request)) {
                limits.beforeToken(request);
                KeyedRequest.checkedKey(key);
            }
        }

        @ResponseFilter
        void answer(HttpRequest<?> request, HttpResponse<?> answer) {
            if (!exempt.has(request)) {
                limits.answered(request, answer);
            }
        }
    }

    /** When it is. */
    @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
    static final class After implements Ordered {
        private final Exempt exempt;
        private final RateLimits limits;

        After(Exempt exempt, RateLimits limits) {
            this.exempt = exempt;
            this.limits = limits;
        }

        @Override
        public int getOrder() {
            return ServerFilterPhase.SECURITY.after();
        }

        @RequestFilter
        void request(HttpRequest<?> request) {
            if (!exempt.has(request)) {
                limits.afterToken(
                        request, request.getUserPrincipal(Authentication.class).orElse(null));
            }
        }
    }
}
