package dev.shrike.topology.score;

import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.score.v1.Image;
import dev.shrike.schemas.score.v1.Metadata;
import dev.shrike.schemas.score.v1.Score;
import dev.shrike.schemas.score.v1.ScoreData;
import java.time.temporal.ChronoUnit;

/**
 * Makes score events. Id and time follow from the event that caused the change, so that the same work done twice gives the same
 * event.
 */
final class ScoreEvents {
    private static final String SOURCE = "services/ScoreModel";

    private ScoreEvents() {}

    static Score of(String image, int score, Cause cause) {
        return Score.newBuilder()
                .setId(DerivedId.of(cause.id(), "score " + image).toString())
                .setType("update")
                .setVersion("1.0")
                .setData(ScoreData.newBuilder()
                        .setImage(new Image(image))
                        .setScore(score)
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(cause.time().truncatedTo(ChronoUnit.MICROS))
                        .setCorrelationId(cause.correlationId())
                        .setCausationId(cause.id().toString())
                        .setTraceparent(cause.traceparent())
                        .build())
                .build();
    }
}
