package dev.shrike.bridge.forward;

import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SchemaIds;

/** What a lane's stream holds, and so how each attempt at the lane translates it. Thread-safe. */
public sealed interface Content permits EventContent, RawContent {

    /** Events of the catalogue. */
    static Content events(Lane.Events lane, EventCatalogue catalogue, SchemaIds ids, BridgeSettings settings) {
        return new EventContent(lane, catalogue, ids, settings);
    }

    /** Anything else. */
    static Content raw(Lane.Raw lane, BridgeSettings settings) {
        return new RawContent(lane, settings);
    }

    /**
     * A fresh translation for one attempt, once the target is there.
     *
     * @throws dev.shrike.bridge.fault.UnavailableException when it is not
     */
    Translation translation(KafkaAdmin admin, CommittedReader reader);

    /**
     * A translation for messages that were refused once, which knows nothing of what else the lane carried.
     *
     * @param messages how many there are at most
     * @throws dev.shrike.bridge.fault.UnavailableException when the target is not there
     */
    Translation letters(KafkaAdmin admin, int messages);
}
