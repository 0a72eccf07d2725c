package dev.shrike.gateway.door;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How much of everything is let in: {@code shrike.gateway.limits.*}. Of each instance; several let in as many times as much.
 *
 * @param enabled whether rates are limited at all
 * @param personPerSecond requests of one person, on average
 * @param personBurst how many of them may come at once
 * @param addressPerSecond requests of one address that say of no person, on average
 * @param addressBurst how many of them may come at once
 * @param refusedPerMinute tokens of one address that were no good, after which tokens that are not known to be good are not looked at
 * @param remembered most people and addresses that are counted; the ones not heard of for longest are forgotten
 * @param time how long an answer may take to begin
 * @param proxies how many proxies of ours stand before this process: the address of a client is the one that the first of them saw
 */
@ConfigurationProperties("shrike.gateway.limits")
public record LimitSettings(
        @Bindable(defaultValue = "true") boolean enabled,
        @Bindable(defaultValue = "50") int personPerSecond,
        @Bindable(defaultValue = "200") int personBurst,
        @Bindable(defaultValue = "20") int addressPerSecond,
        @Bindable(defaultValue = "100") int addressBurst,
        @Bindable(defaultValue = "120") int refusedPerMinute,
        @Bindable(defaultValue = "100000") int remembered,
        @Bindable(defaultValue = "2m") Duration time,
        @Bindable(defaultValue = "0") int proxies) {

    /** Refuses what cannot work. */
    public LimitSettings {
        requirePositive("person-per-second", personPerSecond);
        requirePositive("person-burst", personBurst);
        requirePositive("address-per-second", addressPerSecond);
        requirePositive("address-burst", addressBurst);
        requirePositive("refused-per-minute", refusedPerMinute);
        requirePositive("remembered", remembered);
        requirePositive("time", time.toMillis());
        if (proxies < 0) {
            throw new IllegalArgumentException("shrike.gateway.limits.proxies is not negative");
        }
    }

    Rate person() {
        return new Rate(personPerSecond, Duration.ofSeconds(1), personBurst);
    }

    Rate address() {
        return new Rate(addressPerSecond, Duration.ofSeconds(1), addressBurst);
    }

    Rate refused() {
        return new Rate(refusedPerMinute, Duration.ofMinutes(1), refusedPerMinute);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("shrike.gateway.limits." + name + " is not positive");
        }
    }
}
