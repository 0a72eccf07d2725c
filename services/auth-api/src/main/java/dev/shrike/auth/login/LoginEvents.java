package dev.shrike.auth.login;

import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.messaging.count.CountedEvents;
import dev.shrike.messaging.count.EventCounter;
import dev.shrike.schemas.user.v1.Metadata;
import dev.shrike.schemas.user.v1.User;
import dev.shrike.schemas.user.v1.UserData;
import dev.shrike.schemas.user.v1.UserEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the event of a login, and counts those that were refused. */
@Singleton
class LoginEvents {

    static final String SOURCE = "services/AuthAPI";
    private static final Logger LOG = LoggerFactory.getLogger(LoginEvents.class);

    private final EventSealer sealer;
    private final Clock clock;
    private final EventCounter refused;

    LoginEvents(EventSealer sealer, Clock clock, CountedEvents counted) {
        this.sealer = sealer;
        this.clock = clock;
        this.refused = counted.counter(SOURCE, "login-refused");
    }

    /** Somebody was refused: only that is counted, not who it was. */
    void refused() {
        refused.add();
    }

    /**
     * Version 1.1 with the client sealed; 1.0 without it while the key vault is away, because a login does not wait for it.
     *
     * @throws dev.shrike.gdpr.key.PersonErasedException when the person was erased a moment ago
     */
    UserEvent login(UUID person, ClientDetails client) {
        try {
            return sealer.seal(event(person, "1.1"), Map.of("data.client", client.json()));
        } catch (VaultUnavailableException e) {
            LOG.warn("Login of {} is published without its client: {}", person, e.toString());
            return event(person, "1.0");
        }
    }

    private UserEvent event(UUID person, String version) {
        return UserEvent.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("login")
                .setVersion(version)
                .setData(UserData.newBuilder()
                        .setUser(new User(person.toString()))
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
