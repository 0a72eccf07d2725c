package dev.shrike.rest.eviction;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** One vault for several processes of a test; counts its questions. */
final class SharedVault implements DataKeys {

    private final Map<UUID, DataKey> keys = new ConcurrentHashMap<>();
    private final Set<UUID> erased = ConcurrentHashMap.newKeySet();
    private final AtomicLong questions = new AtomicLong();

    @Override
    public DataKey provision(UUID person, String purpose) {
        questions.incrementAndGet();
        if (erased.contains(person)) {
            throw new PersonErasedException(person);
        }
        return keys.computeIfAbsent(person, id -> DataKey.generate(id, purpose, 1));
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        questions.incrementAndGet();
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

    long questions() {
        return questions.get();
    }
}
