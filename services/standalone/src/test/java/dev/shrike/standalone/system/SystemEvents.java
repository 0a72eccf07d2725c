package dev.shrike.standalone.system;

import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Events published past the services, as another team's producer would. */
final class SystemEvents {
    private SystemEvents() {}

    static byte[] tick(String person, String image, SingleObjectEncoding encoding) {
        return encoding.encode(Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion("1.0")
                .setData(new TickData(new User(person), new Image(image), null))
                .setMetadata(Metadata.newBuilder()
                        .setSource("tests/SystemIT")
                        .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build());
    }
}
