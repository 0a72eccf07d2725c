package dev.shrike.gateway.route;

import dev.shrike.gateway.door.ClientAddress;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.rest.trace.RequestIds;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.client.ProxyHttpClient;
import io.micronaut.http.client.ProxyRequestOptions;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Passes requests on to services, and their answers back, bodies as they come. What a client says of where it comes from is replaced by what
 * is so. Thread-safe.
 */
@Singleton
@Requires(beans = RouteSettings.class)
final class Behind {
    private static final Logger LOG = LoggerFactory.getLogger(Behind.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final ProxyRequestOptions KEEP_HOST =
            ProxyRequestOptions.builder().retainHostHeader().build();

    private final ProxyHttpClient client;
    private final EventStreams streams;
    private final ClientAddress addresses;
    private final Forwarded forwarded;

    Behind(
            @Client("behind") ProxyHttpClient client,
            EventStreams streams,
            ClientAddress addresses,
            Forwarded forwarded) {
        this.client = client;
        this.streams = streams;
        this.addresses = addresses;
        this.forwarded = forwarded;
    }

    /**
     * Asks a service.
     *
     * @param path what is asked for there; the query is kept
     * @return the answer; as errors problems of 503 and 504
     */
    Mono<MutableHttpResponse<?>> ask(HttpRequest<?> request, String service, URI address, String path) {
        boolean last = HopHeaders.saysClose(request.getHeaders()); // asked first: what goes on shares its headers
        MutableHttpRequest<?> onwards = request.mutate()
                .uri(uri -> uri.scheme(address.getScheme())
                        .host(address.getHost())
                        .port(portOf(address))
                        .replacePath(path));
        onwards.headers(headers -> prepare(headers, request));
        Mono<MutableHttpResponse<?>> asked = EventStreams.isAskedFor(request)
                ? streams.ask(onwards.getUri(), onwards.getHeaders())
                : Mono.from(client.proxy(onwards, KEEP_HOST));
        return asked.doOnNext(answer -> prepare(answer.getHeaders(), last))
                .onErrorMap(Behind::isOfTheWay, fault -> problem(service, fault));
    }

    private static void prepare(MutableHttpHeaders headers, boolean last) {
        HopHeaders.strip(headers);
        headers.remove("traceresponse"); // this one has its own
        if (last) {
            headers.set(HttpHeaders.CONNECTION, "close");
        }
    }

    private void prepare(MutableHttpHeaders headers, HttpRequest<?> request) {
        HopHeaders.strip(headers);
        headers.set("X-Forwarded-For", addresses.of(request));
        headers.set("X-Forwarded-Proto", forwarded.scheme(request));
        forwarded.host(request).ifPresent(host -> headers.set("X-Forwarded-Host", host));
        headers.remove("Forwarded");
        headers.remove("traceparent"); // the client sets that of this request
        RequestIds.of(request).ifPresent(id -> headers.set(RequestIds.HEADER, id));
        headers.remove(HttpHeaders.EXPECT); // answered here
    }

    private static boolean isOfTheWay(Throwable fault) {
        return fault instanceof HttpClientException || fault instanceof IOException;
    }

    private static ProblemException problem(String service, Throwable fault) {
        LOG.warn("{} does not answer: {}", service, fault.toString());
        if (fault instanceof ReadTimeoutException) {
            return new ProblemException(
                    HttpStatus.GATEWAY_TIMEOUT,
                    "timeout",
                    "Gateway timeout",
                    service + " did not answer in time. What was asked for may have happened.");
        }
        return ProblemException.unavailable(RETRY_AFTER, service + " does not answer now.", fault);
    }

    private static int portOf(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}
