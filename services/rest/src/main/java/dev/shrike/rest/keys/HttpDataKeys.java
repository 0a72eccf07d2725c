package dev.shrike.rest.keys;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.IssuedKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks user-api for keys. Whatever is not plainly a key, an erasure or an unknown key is an outage. Thread-safe. */
final class HttpDataKeys implements DataKeys {

    private final KeysClient users;

    HttpDataKeys(KeysClient users) {
        this.users = users;
    }

    @Override
    public DataKey provision(UUID person, String purpose) {
        KeyAnswer answer = ask(() -> users.provision(person, purpose));
        return switch (answer) {
            case KeyAnswer.Found(DataKey key) when isFor(key, person, purpose) -> key;
            case KeyAnswer.Found _ -> throw new VaultUnavailableException("user-api answers with another key");
            case KeyAnswer.Erased _ -> throw new PersonErasedException(person);
            case KeyAnswer.Unknown _ -> throw new VaultUnavailableException("user-api made no key");
            case KeyAnswer.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
        };
    }

    @Override
    public KeyAnswer find(UUID person, String purpose, int version) {
        KeyAnswer answer = ask(() -> users.find(person, purpose, version));
        return answer instanceof KeyAnswer.Found(DataKey key)
                        && !(isFor(key, person, purpose) && key.version() == version)
                ? new KeyAnswer.Unavailable("user-api answers with another key")
                : answer;
    }

    private static KeyAnswer ask(Supplier<HttpResponse<IssuedKey>> question) {
        try {
            return read(question.get());
        } catch (HttpClientResponseException e) {
            return refusal(e.getResponse());
        } catch (HttpClientException e) {
            return new KeyAnswer.Unavailable("user-api does not answer");
        }
    }

    private static KeyAnswer read(HttpResponse<IssuedKey> answer) {
        IssuedKey issued = answer.body();
        if (answer.code() >= 300 || issued == null) {
            return refusal(answer);
        }
        try {
            return new KeyAnswer.Found(issued.toDataKey());
        } catch (IllegalArgumentException e) {
            return new KeyAnswer.Unavailable("user-api answers with a damaged key");
        }
    }

    private static KeyAnswer refusal(HttpResponse<?> answer) {
        return KeyStatus.of(answer)
                .<KeyAnswer>map(status -> switch (status) {
                    case ERASED -> new KeyAnswer.Erased();
                    case UNKNOWN -> new KeyAnswer.Unknown();
                })
                .orElseGet(() -> new KeyAnswer.Unavailable("user-api answers " + answer.code()));
    }

    private static boolean isFor(DataKey key, UUID person, String purpose) {
        return key.person().equals(person) && key.purpose().equals(purpose);
    }
}
