package dev.shrike.gateway.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * What is left of one rate to each of many. As many are remembered as there is room for; one that was forgotten begins anew, which takes
 * longer than filling up again as long as there is room. Thread-safe.
 */
final class Allowances<K> {
    private final Rate rate;
    private final TimeMeter clock;
    private final Cache<K, Bucket> buckets;

    /** @param clock of all of them, in nanoseconds */
    Allowances(Rate rate, int remembered, TimeMeter clock) {
        this.rate = rate;
        this.clock = clock;
        Ticker ticker = clock::currentTimeNanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(full(rate))
                .ticker(ticker)
                .build();
    }

    /** Takes one; says how long to wait when none is left, and zero when there was one. */
    Duration take(K of) {
        ConsumptionProbe probe = bucket(of).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** How long to wait until there is one; takes none. */
    Duration look(K of) {
        Bucket known = buckets.getIfPresent(of);
        return known == null
                ? Duration.ZERO
                : Duration.ofNanos(known.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    private Bucket bucket(K of) {
        return buckets.get(
                of,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.many(), rate.every()))
                        .withCustomTimePrecision(clock)
                        .build());
    }

    /** After so long of silence nothing is to be remembered. */
    private static Duration full(Rate rate) {
        return rate.every().multipliedBy(rate.burst() / rate.many() + 1).plusSeconds(1);
    }
}
