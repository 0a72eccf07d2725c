package dev.shrike.gdpr.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import java.time.Duration;
import java.util.UUID;

/**
 * Keeps the keys of a person for a bounded time after the first of them was fetched, so that an erasure that nobody
 * announced here still takes effect within that time. An erasure is final and stays known; a vault that is away, and a
 * key that it does not know, are asked for again every time. Thread-safe.
 */
public final class CachingDataKeys implements DataKeys {

    /** No key may be used longer than this without asking the vault again. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long MOST_PEOPLE = 50_000;
    private static final long MOST_ERASED = 200_000;

    private final DataKeys vault;
    private final Cache<UUID, PersonKeys> people;
    private final Cache<UUID, KeyAnswer.Erased> erased;

    /** @param timeToLive more than zero, at most {@link #LONGEST} */
    public CachingDataKeys(DataKeys vault, Duration timeToLive) {
        this(vault, timeToLive, Ticker.systemTicker());
    }

    CachingDataKeys(DataKeys vault, Duration timeToLive, Ticker ticker) {
        if (timeToLive.isNegative() || timeToLive.isZero() || timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Keys may be cached for more than zero and at most " + LONGEST + ", not " + timeToLive);
        }
        this.vault = vault;
        this.people = Caffeine.newBuilder()
                .maximumSize(MOST_PEOPLE)
                .expireAfterWrite(timeToLive)
                .ticker(ticker)
                .build();
        this.erased = Caffeine.newBuilder().maximumSize(MOST_ERASED).build();
    }

    @Override
    public DataKey provision(UUID person, String purpose) {
        if (erased.getIfPresent(person) != null) {
            throw new PersonErasedException(person);
        }
        PersonKeys keys = keysOf(person);
        DataKey current = keys.current(purpose);
        if (current != null) {
            return current;
        }
        try {
            return keys.keepCurrent(vault.provision(person, purpose));
        } catch (PersonErasedException e) {
            remember(person, new KeyAnswer.Erased());
            throw e;
        }
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        KeyAnswer.Erased known = erased.getIfPresent(person);
        if (known != null) {
            return known;
        }
        PersonKeys keys = keysOf(person);
        KeyAnswer.Found kept = keys.version(purpose, version);
        return kept != null ? kept : learn(person, keys, vault.find(person, purpose, version));
    }

    /** Forgets every key of the person at once; an answer that is still under way will not be kept either. */
    public void evict(UUID person) {
        people.invalidate(person);
    }

    private KeyAnswer learn(UUID person, PersonKeys keys, KeyAnswer answer) {
        switch (answer) {
            case KeyAnswer.Found found -> keys.keep(found);
            case KeyAnswer.Erased gone -> remember(person, gone);
            case KeyAnswer.Unknown _, KeyAnswer.Unavailable _ -> {
                // asked for again: both may change at any moment
            }
        }
        return answer;
    }

    private void remember(UUID person, KeyAnswer.Erased answer) {
        erased.put(person, answer);
        people.invalidate(person);
    }

    private PersonKeys keysOf(UUID person) {
        return people.get(person, _ -> new PersonKeys());
    }
}
