package dev.shrike.users.keys.audit;

import dev.shrike.users.keys.access.KeyRight;
import java.util.UUID;

/**
 * A question for a key.
 *
 * @param service who asks
 * @param version which version of the key; 0 for the current one
 * @param wanted what for
 */
public record KeyQuestion(String service, UUID person, String purpose, int version, KeyRight wanted) {

    /** For the current key, which is made when there is none. */
    public static KeyQuestion seal(String service, UUID person, String purpose) {
        return new KeyQuestion(service, person, purpose, 0, KeyRight.SEAL);
    }

    /** For one version of a key. */
    public static KeyQuestion open(String service, UUID person, String purpose, int version) {
        return new KeyQuestion(service, person, purpose, version, KeyRight.OPEN);
    }
}
