package dev.shrike.gateway.route;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Passes each request on to the service that answers it, after all that the door asks: rates, and that a token is good where there is one;
 * whether one is needed the service says. What this service answers itself goes on here.
 */
@Filter(Filter.MATCH_ALL_PATTERN)
@Requires(beans = RouteSettings.class)
final class RouteFilter implements HttpServerFilter, Ordered {
    private static final Pattern OWN = Pattern.compile("/health(/.*)?|/prometheus");
    private static final Pattern HEALTH_OF = Pattern.compile("/services/([a-z-]+)/health");

    private final RouteTable table;
    private final Map<String, URI> services;
    private final Behind behind;

    RouteFilter(RouteSettings settings, Behind behind) {
        this.table = RouteTable.standard().with(settings.more());
        this.services = settings.services();
        this.behind = behind;
        table.services().forEach((path, service) -> {
            if (!service.equals(RouteTable.GATEWAY) && !services.containsKey(service)) {
                throw new IllegalStateException("shrike.gateway.routes.services." + service + " is needed for " + path);
            }
        });
    }

    /** After it is known who asks, and that they may ask now. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.LAST.order();
    }

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
        String path = request.getPath();
        if (OWN.matcher(path).matches()) {
            return chain.proceed(request);
        }
        if (!PlainPath.is(path)) {
            return Mono.error(
                    ProblemException.badRequest("ambiguous-path", "The path can be read in more than one way"));
        }
        if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
                && request.getUserPrincipal().isEmpty()) {
            return Mono.error(ProblemException.unauthorized("The token is not good, or not good any more."));
        }
        Matcher healthOf = HEALTH_OF.matcher(path);
        if (healthOf.matches() && services.containsKey(healthOf.group(1))) {
            return ask(request, healthOf.group(1), "/health");
        }
        Optional<String> service = table.serviceOf(path);
        if (service.isEmpty()) {
            return Mono.error(ProblemException.notFound("There is nothing here"));
        }
        return service.get().equals(RouteTable.GATEWAY) ? chain.proceed(request) : ask(request, service.get(), path);
    }

    private Publisher<MutableHttpResponse<?>> ask(HttpRequest<?> request, String service, String path) {
        return behind.ask(request, service, services.get(service), path);
    }
}
