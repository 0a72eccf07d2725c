package dev.shrike.messaging.streams;

import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.Operational;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How the stream of an event has to look. Pure. */
public final class StreamShape {
    static final int LARGEST_MESSAGE = 1024 * 1024;

    private static final long UNBOUNDED = -1;

    private StreamShape() {}

    /** The stream that holds an event. */
    public static StreamConfiguration of(EventDefinition event, StreamSettings settings) {
        return StreamConfiguration.builder()
                .name(event.stream())
                .subjects(event.subjects())
                .storageType(StorageType.File)
                .retentionPolicy(RetentionPolicy.Limits)
                .discardPolicy(DiscardPolicy.Old)
                .maxAge(event.retention().orElse(Duration.ZERO))
                .maxBytes(event.operational().map(Operational::mostBytes).orElse(UNBOUNDED))
                .maximumMessageSize(LARGEST_MESSAGE)
                .replicas(settings.replicas())
                .duplicateWindow(settings.duplicateWindow())
                .allowDirect(true)
                .build();
    }

    /** Where the stream that is there differs from the one that is wanted; jnats drops silently what a server lacks. */
    static List<String> differences(StreamConfiguration wanted, StreamConfiguration there) {
        List<String> differences = new ArrayList<>();
        compare(differences, "subjects", wanted.getSubjects(), there.getSubjects());
        compare(differences, "storage", wanted.getStorageType(), there.getStorageType());
        compare(differences, "retention", wanted.getRetentionPolicy(), there.getRetentionPolicy());
        compare(differences, "discard", wanted.getDiscardPolicy(), there.getDiscardPolicy());
        compare(differences, "max age", wanted.getMaxAge(), there.getMaxAge());
        compare(differences, "max bytes", wanted.getMaxBytes(), there.getMaxBytes());
        compare(differences, "max message size", wanted.getMaximumMessageSize(), there.getMaximumMessageSize());
        compare(differences, "replicas", wanted.getReplicas(), there.getReplicas());
        compare(differences, "duplicate window", wanted.getDuplicateWindow(), there.getDuplicateWindow());
        compare(differences, "allow direct", wanted.getAllowDirect(), there.getAllowDirect());
        return differences;
    }

    private static void compare(List<String> differences, String what, Object wanted, Object there) {
        if (!Objects.equals(wanted, there)) {
            differences.add(what + " is " + there + ", not " + wanted);
        }
    }
}
