package dev.shrike.messaging.operations.log;

import dev.shrike.messaging.operations.ThisProcess;
import dev.shrike.messaging.operations.log.Bursts.Burst;
import dev.shrike.schemas.log.v1.Log;
import dev.shrike.schemas.log.v1.LogData;
import dev.shrike.schemas.log.v1.Metadata;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The event that tells of a burst. Pure, but for the id. */
final class LogEvent {
    private LogEvent() {}

    static Log of(Burst burst, ThisProcess process) {
        Logged logged = burst.logged();
        return Log.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(logged.type())
                .setVersion("1.0")
                .setData(LogData.newBuilder()
                        .setSource(process.source())
                        .setNode(process.node())
                        .setLogger(logged.logger())
                        .setTemplate(logged.template())
                        .setException(logged.exception())
                        .setCause(logged.cause())
                        .setFrames(logged.frames())
                        .setTimes(burst.times())
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource(process.publisher())
                        .setTime(burst.first().truncatedTo(ChronoUnit.MICROS))
                        .setTraceparent(burst.traceparent())
                        .build())
                .build();
    }
}
