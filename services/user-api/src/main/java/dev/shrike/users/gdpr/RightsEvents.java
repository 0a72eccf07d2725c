package dev.shrike.users.gdpr;

import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the events that tell of rights other than erasure. Thread-safe. */
@Singleton
public class RightsEvents {

    private static final String VERSION = "1.1";
    private static final String PARTICIPANT = "user-api";

    private final Clock clock;

    RightsEvents(Clock clock) {
        this.clock = clock;
    }

    /** Processing of the person's data is restricted from now on, or no longer. */
    public Gdpr restrict(UUID person, boolean restricted) {
        return event(person, "restrict", "{\"restricted\":" + restricted + "}");
    }

    /**
     * The person's data was corrected.
     *
     * @param fields the names of those that changed, never their values
     */
    public Gdpr rectify(UUID person, List<String> fields) {
        String names = fields.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
        return event(person, "rectify", "{\"fields\":[" + names + "]}");
    }

    private Gdpr event(UUID person, String type, String evidence) {
        return Gdpr.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(type)
                .setVersion(VERSION)
                .setData(GdprData.newBuilder()
                        .setUser(new User(person.toString()))
                        .setParticipant(PARTICIPANT)
                        .setEvidence(evidence)
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
