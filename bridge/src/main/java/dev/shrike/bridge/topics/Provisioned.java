package dev.shrike.bridge.topics;

import java.util.List;

/**
 * What provisioning did and found.
 *
 * @param created topics that were missing
 * @param differences what existing topics have otherwise; left as it is
 */
public record Provisioned(List<String> created, List<TopicDifference> differences) {
    public Provisioned {
        created = List.copyOf(created);
        differences = List.copyOf(differences);
    }
}
