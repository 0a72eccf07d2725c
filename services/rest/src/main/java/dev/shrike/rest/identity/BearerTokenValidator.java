package dev.shrike.rest.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes the framework's authentication of a bearer token. The signature check is remembered for a minute (it costs a fifth
 * of a millisecond); expiry and refusal are checked on every request.
 */
@Singleton
final class BearerTokenValidator implements TokenValidator<HttpRequest<?>> {

    private static final int REMEMBERED = 20_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final TokenVerifier verifier;
    private final List<RefusedTokens> refusals;
    private final Clock clock;
    private final Scheduler blocking;
    private final Cache<String, TokenClaims> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    BearerTokenValidator(
            TokenVerifier verifier,
            List<RefusedTokens> refusals,
            Clock clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.verifier = verifier;
        this.refusals = List.copyOf(refusals);
        this.clock = clock;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        return Mono.fromCallable(() -> authenticate(token).orElse(null)).subscribeOn(blocking);
    }

    Optional<Authentication> authenticate(String token) {
        TokenClaims known = verified.getIfPresent(token);
        Optional<TokenClaims> claims = known == null ? verifier.verify(token) : Optional.of(known);
        if (claims.isEmpty() || claims.get().expiredAt(clock.instant()) || refused(claims.get())) {
            return Optional.empty();
        }
        if (known == null) {
            verified.put(token, claims.get());
        }
        return Optional.of(Authentication.build(
                claims.get().name(),
                claims.get().roles(),
                Map.of(
                        "jti",
                        claims.get().tokenId(),
                        "exp",
                        claims.get().expires().getEpochSecond())));
    }

    private boolean refused(TokenClaims claims) {
        return !claims.isService()
                && refusals.stream()
                        .anyMatch(tokens -> tokens.refuses(UUID.fromString(claims.name()), claims.tokenId()));
    }
}
