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
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps the keys of a person for a bounded time after the first of them was fetched, so that an erasure that nobody
 * announced here still takes effect within that time. An erasure is final and stays known; a vault that is away, and a
 * key that it does not know, are asked for again every time. Thread-safe.
 *
 * <p>It is <em>open</em> when it is made. Whoever tells it of erasures closes it as long as it could miss one: while
 * <em>closed</em> it keeps no key and every question goes to the vault, but the erasures it knows of. Opening starts with
 * nothing kept. A question belongs to the time at which it was asked: what was asked before a closing, an opening or the
 * person's eviction is not kept after it.
 */
public final class CachingDataKeys implements DataKeys {

    /** No key may be used longer than this without asking the vault again. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long MOST_PEOPLE = 50_000;
    private static final long MOST_ERASED = 200_000;

    private final DataKeys vault;
    private final Duration timeToLive;
    private final Ticker ticker;
    private final Cache<UUID, KeyAnswer.Erased> erased;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder closings = new LongAdder();

    /** Another one after each opening, none while closed: nobody sees what a late answer puts into an earlier one. */
    private volatile Cache<UUID, PersonKeys> people;

    /** @param timeToLive more than zero, at most {@link #LONGEST} */
    public CachingDataKeys(DataKeys vault, Duration timeToLive) {
        this(vault, timeToLive, Ticker.systemTicker());
    }

    CachingDataKeys(DataKeys vault, Duration timeToLive, Ticker ticker) {
        requireValid(timeToLive);
        this.vault = vault;
        this.timeToLive = timeToLive;
        this.ticker = ticker;
        this.erased = Caffeine.newBuilder().maximumSize(MOST_ERASED).build();
        open();
    }

    /** @throws IllegalArgumentException unless it is more than zero and at most {@link #LONGEST} */
    public static void requireValid(Duration timeToLive) {
        if (timeToLive.isNegative() || timeToLive.isZero() || timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Keys may be cached for more than zero and at most " + LONGEST + ", not " + timeToLive);
        }
    }

    @Override
    public DataKey provision(UUID person, String purpose) {
        if (erased.getIfPresent(person) != null) {
            hits.increment();
            throw new PersonErasedException(person);
        }
        PersonKeys keys = keysOf(person);
        DataKey current = keys.current(purpose);
        if (current != null) {
            hits.increment();
            return current;
        }
        misses.increment();
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
            hits.increment();
            return known;
        }
        PersonKeys keys = keysOf(person);
        KeyAnswer.Found kept = keys.version(purpose, version);
        if (kept != null) {
            hits.increment();
            return kept;
        }
        misses.increment();
        return learn(person, keys, vault.find(person, purpose, version));
    }

    /**
     * Forgets every key of the person at once; an answer that is still under way will not be kept either. To be called
     * when the person's keys have been destroyed, not before: a question asked after this call may be kept again.
     */
    public void evict(UUID person) {
        evictions.increment();
        drop(person);
    }

    /** Keeps keys from now on, and none from before; opening one that is open forgets all keys. */
    public synchronized void open() {
        people = Caffeine.newBuilder()
                .maximumSize(MOST_PEOPLE)
                .expireAfterWrite(timeToLive)
                .ticker(ticker)
                .build();
    }

    /** Forgets all keys and keeps none until it is opened; known erasures stay known. */
    public synchronized void close() {
        if (people != null) {
            people = null;
            closings.increment();
        }
    }

    /** Whether keys are kept now. */
    public boolean isOpen() {
        return people != null;
    }

    public KeyCacheCounts counts() {
        return new KeyCacheCounts(hits.sum(), misses.sum(), evictions.sum(), closings.sum());
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
        drop(person);
    }

    private void drop(UUID person) {
        Cache<UUID, PersonKeys> kept = people;
        if (kept != null) {
            kept.invalidate(person);
        }
    }

    /** While closed they belong to the one question that asks. */
    private PersonKeys keysOf(UUID person) {
        Cache<UUID, PersonKeys> kept = people;
        return kept == null ? new PersonKeys() : kept.get(person, _ -> new PersonKeys());
    }
}
