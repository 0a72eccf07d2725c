package dev.shrike.gdpr;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A vault without a database, which counts its questions and can be taken away. For one thread. */
public final class MemoryVault implements DataKeys {

    private final Map<String, DataKey> keys = new HashMap<>();
    private final Set<UUID> erased = new HashSet<>();
    private boolean away;
    private int questions;

    @Override
    public DataKey provision(UUID person, String purpose) {
        questions++;
        if (away) {
            throw new VaultUnavailableException("away");
        }
        if (erased.contains(person)) {
            throw new PersonErasedException(person);
        }
        return keys.computeIfAbsent(name(person, purpose), _ -> DataKey.generate(person, purpose, 1));
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        questions++;
        if (away) {
            return new KeyAnswer.Unavailable("away");
        }
        if (erased.contains(person)) {
            return new KeyAnswer.Erased();
        }
        DataKey key = keys.get(name(person, purpose));
        return key != null && key.version() == version ? new KeyAnswer.Found(key) : new KeyAnswer.Unknown();
    }

    public void keep(DataKey key) {
        keys.put(name(key.person(), key.purpose()), key);
    }

    public void erase(UUID person) {
        erased.add(person);
        keys.values().removeIf(key -> key.person().equals(person));
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public int questions() {
        return questions;
    }

    private static String name(UUID person, String purpose) {
        return person + "/" + purpose;
    }
}
