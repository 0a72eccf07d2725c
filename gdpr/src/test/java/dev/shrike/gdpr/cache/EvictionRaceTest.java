package dev.shrike.gdpr.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many threads ask while people are erased and the cache is closed and opened: after an eviction nobody gets a key. They spin, so they are
 * platform threads: virtual ones give way to each other only when they wait.
 */
@Timeout(60)
class EvictionRaceTest {

    private static final int PEOPLE = 2_000;
    private static final int READERS = 3;

    private final Erasable vault = new Erasable();
    private final CachingDataKeys keys = new CachingDataKeys(vault, Duration.ofSeconds(60));

    @Test
    void noQuestionAskedAfterAnEvictionIsAnsweredWithAKey() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Set<UUID> evicted = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            AtomicReference<UUID> now = new AtomicReference<>();
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> revived(now, evicted, ended)));
            }
            Future<?> feed = threads.submit(() -> {
                while (!ended.get()) {
                    keys.close();
                    keys.open();
                    Thread.yield();
                }
            });
            for (int i = 0; i < PEOPLE; i++) {
                UUID person = UUID.randomUUID();
                keys.provision(person, "sighting");
                now.set(person);
                Thread.yield();
                vault.erase(person);
                keys.evict(person);
                evicted.add(person);
                assertThat(keys.find(person, "sighting", 1)).isInstanceOf(KeyAnswer.Erased.class);
            }
            ended.set(true);
            feed.get();
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isZero();
            }
        }
    }

    private int revived(AtomicReference<UUID> now, Set<UUID> evicted, AtomicBoolean ended) {
        int keysOfErased = 0;
        while (!ended.get()) {
            Thread.yield();
            UUID person = now.get();
            if (person == null) {
                continue;
            }
            boolean gone = evicted.contains(person);
            if (keys.find(person, "sighting", 1) instanceof KeyAnswer.Found && gone) {
                keysOfErased++;
            }
        }
        return keysOfErased;
    }

    private static final class Erasable implements DataKeys {
        private final Map<UUID, DataKey> keys = new ConcurrentHashMap<>();
        private final Set<UUID> erased = ConcurrentHashMap.newKeySet();

        @Override
        public DataKey provision(UUID person, String purpose) {
            if (erased.contains(person)) {
                throw new PersonErasedException(person);
            }
            return keys.computeIfAbsent(person, id -> DataKey.generate(id, purpose, 1));
        }

        @Override
        public KeyAnswer find(UUID person, String purpose, int version) {
            if (erased.contains(person)) {
                return new KeyAnswer.Erased();
            }
            DataKey key = keys.get(person);
            return key == null ? new KeyAnswer.Unknown() : new KeyAnswer.Found(key);
        }

        void erase(UUID person) {
            erased.add(person);
            keys.remove(person);
        }
    }
}
