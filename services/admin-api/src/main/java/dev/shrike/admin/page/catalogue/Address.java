package dev.shrike.admin.page.catalogue;

import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.List;

/**
 * Where the events of one major version are.
 *
 * @param subject on NATS, with what varies in braces
 * @param topics in Kafka: the history, and the latest of each key; none when it is not mirrored
 * @param key in Kafka
 * @param endsKey the types that end their key
 */
record Address(int major, String stream, String subject, List<String> topics, String key, List<String> endsKey) {

    static Address of(EventDefinition event, MajorVersion major) {
        boolean mirrored = event.operational().isEmpty();
        String aggregate = major.subject().aggregatePath() + (major.subject().isTokenised() ? ", as token" : "");
        return new Address(
                major.major(),
                major.stream(),
                major.topic() + ".{" + aggregate + "}.{type}",
                mirrored ? List.of(major.topic(), major.latestTopic()) : List.of(),
                mirrored ? String.join(" ", major.key().paths()) : "",
                major.endsKey().stream().sorted().toList());
    }
}
