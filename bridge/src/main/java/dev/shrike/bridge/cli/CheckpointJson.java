package dev.shrike.bridge.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.bridge.checkpoint.Checkpoint;
import dev.shrike.bridge.checkpoint.StoredCheckpoint;

/** A checkpoint for scripts. */
final class CheckpointJson {
    private CheckpointJson() {}

    static ObjectNode of(StoredCheckpoint stored) {
        ObjectNode json = JsonOutput.object();
        json.put("lane", stored.lane());
        switch (stored.checkpoint()) {
            case Checkpoint.OfStream at -> {
                json.put("stream", at.stream());
                json.put("created", at.created().toString());
                json.put("sequence", at.sequence());
                json.put("event_id", at.eventId());
                json.put("time", at.time().toString());
            }
            case Checkpoint.OfTopic at -> {
                json.put("topic", at.topic());
                json.put("topic_id", at.topicId());
                ObjectNode offsets = json.putObject("offsets");
                at.offsets().forEach((partition, offset) -> offsets.put(partition.toString(), offset));
                json.put("stream", at.stream());
                json.put("sequence", at.sequence());
            }
        }
        json.put("instance", stored.instance());
        json.put("written", stored.written().toString());
        return json;
    }
}
