package dev.shrike.bench.gdpr;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import java.util.UUID;

/** A vault that knows everybody as erased, and says so at once. */
record KeyNoMore() implements DataKeys {

    @Override
    public DataKey provision(UUID person, String purpose) {
        throw new PersonErasedException(person);
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        return new KeyAnswer.Erased();
    }
}
