package dev.shrike.bench.gdpr;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import java.util.UUID;

/** A vault with one key, which answers at once. */
record OneKey(DataKey key) implements DataKeys {

    @Override
    public DataKey provision(UUID person, String purpose) {
        return key;
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        return new KeyAnswer.Found(key);
    }
}
