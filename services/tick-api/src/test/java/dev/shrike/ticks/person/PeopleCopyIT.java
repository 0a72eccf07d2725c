package dev.shrike.ticks.person;

import static org.awaitility.Awaitility.await;

import dev.shrike.ticks.TickApiServer;
import dev.shrike.ticks.UserApiStandIn;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TickApiServer.Shared.class)
class PeopleCopyIT {
    private final TickApiServer server;

    PeopleCopyIT(TickApiServer server) {
        this.server = server;
    }

    @Test
    void people_of_whom_no_event_was_heard_are_known_after_the_start() {
        String known = "select count(*) from person where gone_at is null and id in ('%s', '%s')"
                .formatted(UserApiStandIn.FIRST, UserApiStandIn.SECOND);

        await().atMost(Duration.ofSeconds(60)).until(() -> server.count(known) == 2);
    }
}
