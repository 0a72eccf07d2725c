package dev.shrike.ticks;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The vault of these tests, in the place of user-api's. */
@Singleton
@Bean(typed = MemoryKeys.class)
public class MemoryKeys implements DataKeys {
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

    void shred(UUID person) {
        erased.add(person);
        keys.remove(person);
    }
}
