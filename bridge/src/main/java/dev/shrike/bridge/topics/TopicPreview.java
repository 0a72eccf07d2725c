package dev.shrike.bridge.topics;

import java.util.List;

/**
 * What provisioning would do and find.
 *
 * @param missing topics that it would create
 * @param existing topics that are there
 * @param differences what these have otherwise
 */
public record TopicPreview(List<String> missing, List<String> existing, List<TopicDifference> differences) {
    public TopicPreview {
        missing = List.copyOf(missing);
        existing = List.copyOf(existing);
        differences = List.copyOf(differences);
    }
}
