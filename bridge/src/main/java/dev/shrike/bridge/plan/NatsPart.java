package dev.shrike.bridge.plan;

import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.nats.NatsLink;
import dev.shrike.bridge.settings.SubjectFilter;
import dev.shrike.bridge.settings.TopicSettings;
import io.nats.client.api.ServerInfo;
import io.nats.client.api.StreamInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** NATS: the server, the streams of all lanes, and the clocks. */
final class NatsPart {
    static final String AREA = "NATS";

    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(2);

    private final NatsLink nats;
    private final TopicSettings topics;

    NatsPart(NatsLink nats, TopicSettings topics) {
        this.nats = nats;
        this.topics = topics;
    }

    List<PlanItem> look(List<Lane> lanes) {
        ServerInfo server = nats.connection().getServerInfo();
        var items = new ArrayList<PlanItem>();
        items.add(ServerVersion.check(server.getVersion()));
        if (!server.isJetStreamAvailable()) {
            items.add(PlanItem.error(
                    AREA, "JetStream", "is not enabled", "Start nats-server with -js, or ask for access"));
            return items;
        }
        items.add(payload(server.getMaxPayload()));
        for (StreamNeeds needs : needs(lanes)) {
            Optional<StreamInfo> found = nats.streams().info(needs.stream());
            if (found.isEmpty()) {
                items.add(PlanItem.warn(
                        AREA,
                        needs.stream(),
                        "no such stream",
                        "Whoever publishes makes it, for " + String.join(", ", needs.subjects())
                                + "; its lane waits until it is there"));
            } else {
                boolean clustered = found.get().getClusterInfo() != null
                        && found.get().getClusterInfo().getName() != null;
                items.addAll(StreamCheck.of(needs, found.get().getConfiguration(), clustered));
                clock(found.get()).ifPresent(items::add);
            }
        }
        return items;
    }

    private PlanItem payload(long maxPayload) {
        String found = "messages of up to " + maxPayload + " bytes";
        return maxPayload <= topics.maxRecordBytes()
                ? PlanItem.ok(AREA, "message size", found)
                : PlanItem.warn(
                        AREA,
                        "message size",
                        found + ", topics take " + topics.maxRecordBytes(),
                        "What is larger becomes a dead letter; raise topics.max-record-bytes if such messages are meant to pass");
    }

    /** Servers before 2.10 do not say what time it is. */
    private static Optional<PlanItem> clock(StreamInfo info) {
        ZonedDateTime there = info.getTimestamp();
        if (there == null) {
            return Optional.empty();
        }
        Duration skew = Duration.between(Instant.now(), there.toInstant());
        return skew.abs().compareTo(TOLERATED_SKEW) <= 0
                ? Optional.empty()
                : Optional.of(PlanItem.warn(
                        AREA, "clock", "differs from the one here by " + skew, "Set the clocks of both machines"));
    }

    /** Lanes that share a stream need it once. */
    static List<StreamNeeds> needs(List<Lane> lanes) {
        Map<String, StreamNeeds> byStream = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            byStream.merge(lane.stream(), needs(lane), NatsPart::both);
        }
        return List.copyOf(byStream.values());
    }

    private static StreamNeeds needs(Lane lane) {
        return switch (lane) {
            case Lane.Events events ->
                new StreamNeeds(
                        events.stream(),
                        List.of(events.event().subjects()),
                        events.event().retention());
            case Lane.Raw raw ->
                new StreamNeeds(
                        raw.stream(),
                        raw.filter().equals(SubjectFilter.EVERYTHING) ? List.of() : List.of(raw.filter()),
                        Optional.of(Duration.ZERO));
            case Lane.Reverse reverse ->
                new StreamNeeds(reverse.stream(), List.of(), reverse.major().retention());
        };
    }

    private static StreamNeeds both(StreamNeeds one, StreamNeeds other) {
        var subjects = new TreeSet<>(one.subjects());
        subjects.addAll(other.subjects());
        Optional<Duration> longer =
                one.kept().flatMap(kept -> other.kept().map(more -> kept.compareTo(more) > 0 ? kept : more));
        return new StreamNeeds(one.stream(), List.copyOf(subjects), longer);
    }
}
