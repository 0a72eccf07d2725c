package dev.shrike.bridge.forward;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.topics.TopicProvisioner;
import java.time.InstantSource;

/** Messages that nobody looks into. */
final class RawContent implements Content {
    private final Lane.Raw lane;
    private final BridgeSettings settings;

    RawContent(Lane.Raw lane, BridgeSettings settings) {
        this.lane = lane;
        this.settings = settings;
    }

    @Override
    public Translation translation(KafkaAdmin admin, CommittedReader reader) {
        var topics = new RawTopics(lane.source(), admin, new TopicProvisioner(settings.kafka()), settings.topics());
        return new RawTranslation(lane.source(), topics, InstantSource.system());
    }

    @Override
    public Translation letters(KafkaAdmin admin, int messages) {
        var topics = new RawTopics(lane.source(), admin, new TopicProvisioner(settings.kafka()), settings.topics());
        return new RawTranslation(lane.source(), topics, InstantSource.system());
    }
}
