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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks user-api for keys, as one service. Whatever is not plainly a key, an erasure or an unknown key is an outage; that the
 * service may not have such keys, too, and that is logged once. Thread-safe.
 */
final class HttpDataKeys implements DataKeys {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDataKeys.class);

    private final KeysClient users;
    private final String service;
    private final Supplier<String> token;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param service the name by which user-api knows it
     * @param token a token of that service, good for this moment
     */
    HttpDataKeys(KeysClient users, String service, Supplier<String> token) {
        this.users = users;
        this.service = service;
        this.token = token;
    }

    @Override
    public DataKey provision(UUID person, String purpose) {
        KeyAnswer answer = ask("seal " + purpose, () -> users.provision(bearer(), person, purpose));
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
        KeyAnswer answer = ask("open " + purpose, () -> users.find(bearer(), person, purpose, version));
        return answer instanceof KeyAnswer.Found(DataKey key)
                        && !(isFor(key, person, purpose) && key.version() == version)
                ? new KeyAnswer.Unavailable("user-api answers with another key")
                : answer;
    }

    private KeyAnswer ask(String right, Supplier<HttpResponse<IssuedKey>> question) {
        try {
            return read(right, question.get());
        } catch (HttpClientResponseException e) {
            return refusal(right, e.getResponse());
        } catch (HttpClientException e) {
            return new KeyAnswer.Unavailable("user-api does not answer");
        }
    }

    private KeyAnswer read(String right, HttpResponse<IssuedKey> answer) {
        IssuedKey issued = answer.body();
        if (answer.code() >= 300 || issued == null) {
            return refusal(right, answer);
        }
        try {
            return new KeyAnswer.Found(issued.toDataKey());
        } catch (IllegalArgumentException e) {
            return new KeyAnswer.Unavailable("user-api answers with a damaged key");
        }
    }

    private KeyAnswer refusal(String right, HttpResponse<?> answer) {
        return KeyStatus.of(answer)
                .map(status -> switch (status) {
                    case ERASED -> new KeyAnswer.Erased();
                    case UNKNOWN -> new KeyAnswer.Unknown();
                    case NOT_ALLOWED -> notAllowed(right);
                })
                .orElseGet(() -> new KeyAnswer.Unavailable("user-api answers " + answer.code()));
    }

    /** A purpose comes from the catalogue, so there are few rights to tell of. */
    private KeyAnswer notAllowed(String right) {
        String lacking = service + " has no right to " + right + " (shrike.keys.access of user-api)";
        if (told.add(right)) {
            LOG.error("{}; what needs it fails until it has", lacking);
        }
        return new KeyAnswer.Unavailable(lacking);
    }

    private String bearer() {
        return "Bearer " + token.get();
    }

    private static boolean isFor(DataKey key, UUID person, String purpose) {
        return key.person().equals(person) && key.purpose().equals(purpose);
    }
}
