package dev.shrike.bridge.forward;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.SchemaIds;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;

/** Events of the catalogue: validated, known again when they are sent twice, each into the topics of its version. */
final class EventContent implements Content {
    private final Lane.Events lane;
    private final EventCatalogue catalogue;
    private final SchemaIds ids;
    private final BridgeSettings settings;

    EventContent(Lane.Events lane, EventCatalogue catalogue, SchemaIds ids, BridgeSettings settings) {
        this.lane = lane;
        this.catalogue = catalogue;
        this.ids = ids;
        this.settings = settings;
    }

    @Override
    public Translation translation(KafkaAdmin admin, CommittedReader reader) {
        Map<String, TopicDescription> topics = admin.require(topics());
        return translation(
                admin, new RecentEventsReader(admin, reader, settings.lanes().recentEvents()).read(histories(topics)));
    }

    @Override
    public Translation letters(KafkaAdmin admin, int messages) {
        admin.require(topics());
        return translation(admin, new RecentEvents(messages));
    }

    private Translation translation(KafkaAdmin admin, RecentEvents recent) {
        // A topic that was made otherwise may take less than the settings say, and one record too large would block the
        // lane.
        int limit = Math.min(settings.topics().maxRecordBytes(), admin.smallestRecordLimit(topics()));
        return new EventTranslation(lane.name(), lane.event(), catalogue, ids, recent, limit, InstantSource.system());
    }

    private List<String> topics() {
        return lane.event().majors().stream()
                .flatMap(major -> Stream.of(major.topic(), major.latestTopic()))
                .toList();
    }

    private Map<String, TopicDescription> histories(Map<String, TopicDescription> topics) {
        var histories = new HashMap<String, TopicDescription>();
        for (MajorVersion major : lane.event().majors()) {
            histories.put(major.topic(), topics.get(major.topic()));
        }
        return histories;
    }
}
