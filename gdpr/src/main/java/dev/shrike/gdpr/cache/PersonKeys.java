package dev.shrike.gdpr.cache;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cached keys of one person. A question holds on to the object it found when it began: once the cache has dropped
 * that object, what a late answer puts into it is seen by nobody.
 */
final class PersonKeys {

    private final Map<String, DataKey> current = new ConcurrentHashMap<>();
    private final Map<Version, KeyAnswer.Found> versions = new ConcurrentHashMap<>();

    DataKey current(String purpose) {
        return current.get(purpose);
    }

    DataKey keepCurrent(DataKey key) {
        current.put(key.purpose(), key);
        keep(new KeyAnswer.Found(key));
        return key;
    }

    KeyAnswer.Found version(String purpose, int version) {
        return versions.get(new Version(purpose, version));
    }

    void keep(KeyAnswer.Found found) {
        versions.put(new Version(found.key().purpose(), found.key().version()), found);
    }

    private record Version(String purpose, int number) {}
}
