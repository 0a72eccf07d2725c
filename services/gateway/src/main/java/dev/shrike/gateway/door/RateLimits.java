package dev.shrike.gateway.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Who may ask how often. A person is counted by the token's subject, whatever the address; a request that says of no person is counted by its
 * address. An address that has brought too many tokens that were no good is not listened to for a while, except with a token that was
 * found good a moment ago: whoever shares it with somebody who tries tokens goes on. Services of the platform are not counted. Thread-safe.
 */
@Singleton
public final class RateLimits {
    private static final Duration KNOWN_GOOD = Duration.ofMinutes(5);

    private final boolean enabled;
    private final ClientAddress addresses;
    private final Allowances<UUID> people;
    private final Allowances<String> strangers;
    private final Allowances<String> refusals;
    private final Cache<String, Boolean> good;
    private final Counter limited;

    @Inject
    RateLimits(LimitSettings settings, ClientAddress addresses, @Nullable MeterRegistry registry) {
        this(settings, addresses, registry, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(LimitSettings settings, ClientAddress addresses, @Nullable MeterRegistry registry, TimeMeter clock) {
        this.enabled = settings.enabled();
        this.addresses = addresses;
        this.people = new Allowances<>(settings.person(), settings.remembered(), clock);
        this.strangers = new Allowances<>(settings.address(), settings.remembered(), clock);
        this.refusals = new Allowances<>(settings.refused(), settings.remembered(), clock);
        this.good = Caffeine.newBuilder()
                .maximumSize(settings.remembered())
                .expireAfterWrite(KNOWN_GOOD)
                .ticker(clock::currentTimeNanos)
                .build();
        this.limited = (registry == null ? new CompositeMeterRegistry() : registry).counter("shrike.gateway.limited");
    }

    /**
     * Before it is looked who asks.
     *
     * @throws ProblemException 429
     */
    void beforeToken(HttpRequest<?> request) {
        String token = token(request);
        if (enabled && token != null && good.getIfPresent(token) == null) {
            pass(refusals.look(addresses.counted(request)));
        }
    }

    /**
     * When it is known who asks.
     *
     * @throws ProblemException 429
     */
    void afterToken(HttpRequest<?> request, @Nullable Authentication who) {
        if (!enabled || (who != null && who.getRoles().contains(Roles.SERVICE))) {
            return;
        }
        if (who == null) {
            pass(strangers.take(addresses.counted(request)));
            return;
        }
        String token = token(request);
        if (token != null) {
            good.put(token, Boolean.TRUE);
        }
        another(UUID.fromString(who.getName()));
    }

    /**
     * One more thing that a person asks for, by a request or within one that goes on.
     *
     * @throws ProblemException 429
     */
    public void another(UUID person) {
        if (enabled) {
            pass(people.take(person));
        }
    }

    /** When it is answered: a token that was no good is remembered of its address. */
    void answered(HttpRequest<?> request, HttpResponse<?> answer) {
        if (enabled && answer.code() == HttpStatus.UNAUTHORIZED.getCode() && token(request) != null) {
            refusals.take(addresses.counted(request));
        }
    }

    private void pass(Duration wait) {
        if (!wait.isZero()) {
            limited.increment();
            throw ProblemException.tooManyRequests(wait, "More requests than are let in. Try again later.");
        }
    }

    @Nullable
    private static String token(HttpRequest<?> request) {
        return request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    }
}
