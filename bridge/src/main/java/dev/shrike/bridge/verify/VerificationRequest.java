package dev.shrike.bridge.verify;

import dev.shrike.bridge.lane.Lane;
import java.util.Map;

/**
 * What is to be compared.
 *
 * @param lane whose stream and topics
 * @param from the lower end
 * @param to the upper end
 * @param instead topics that are looked at in the place of the lane's own, as copies and restored backups are; by the lane's
 */
public record VerificationRequest(Lane.Forward lane, Bound from, Bound to, Map<String, String> instead) {
    public VerificationRequest {
        instead = Map.copyOf(instead);
    }

    /** All that a lane has mirrored, in its own topics. */
    public static VerificationRequest of(Lane.Forward lane) {
        return new VerificationRequest(lane, new Bound.Open(), new Bound.Open(), Map.of());
    }

    String topic(String own) {
        return instead.getOrDefault(own, own);
    }
}
