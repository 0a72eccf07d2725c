package dev.shrike.gdpr.scan;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the vault once for each key during one scan. An erasure is final, and a key that was found makes its values readable
 * whatever happens later; a vault that is away is asked again each time. Thread-safe.
 */
final class RememberedKeys implements DataKeys {

    private final DataKeys vault;
    private final Map<Key, KeyAnswer> answers = new ConcurrentHashMap<>();

    RememberedKeys(DataKeys vault) {
        this.vault = vault;
    }

    private record Key(UUID person, String purpose, int version) {}

    /** A scan makes no keys. */
    @Override
    public DataKey provision(UUID person, String purpose) {
        throw new UnsupportedOperationException("A scan only opens");
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        Key key = new Key(person, purpose, version);
        KeyAnswer known = answers.get(key);
        if (known != null) {
            return known;
        }
        KeyAnswer answer = vault.find(person, purpose, version);
        if (answer instanceof KeyAnswer.Found || answer instanceof KeyAnswer.Erased) {
            answers.put(key, answer);
        }
        return answer;
    }
}
