package dev.shrike.rest.keys;

import io.micronaut.http.HttpResponse;
import java.util.Optional;

/**
 * Says in a header of the answer that it is the vault itself that answers 403, 404 or 410. Without it such a status may come
 * from anything on the way (a proxy, a wrong address), and no erasure may be concluded from that.
 */
public enum KeyStatus {
    /** 410: the person is fenced. */
    ERASED,

    /** 404: no such key was ever issued. */
    UNKNOWN,

    /** 403: not for this service; says nothing about the person or the key. */
    NOT_ALLOWED;

    /** The header's name. */
    public static final String HEADER = "Shrike-Key-Status";

    static Optional<KeyStatus> of(HttpResponse<?> answer) {
        String value = answer.getHeaders().get(HEADER);
        for (KeyStatus status : values()) {
            if (status.name().equals(value)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
