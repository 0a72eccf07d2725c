package dev.shrike.users.profile;

import dev.shrike.schemas.user.v1.Metadata;
import dev.shrike.schemas.user.v1.User;
import dev.shrike.schemas.user.v1.UserData;
import dev.shrike.schemas.user.v1.UserEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes the events of user-api about people's accounts. Thread-safe. */
@Singleton
public final class UserEvents {

    private final SealedProfiles profiles;
    private final Clock clock;

    UserEvents(SealedProfiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /** A person registered. */
    public UserEvent created(UUID person, Profile profile) {
        return profiles.seal(event(person, "created"), profile);
    }

    /** A person's profile is another now. */
    public UserEvent updated(UUID person, Profile profile) {
        return profiles.seal(event(person, "updated"), profile);
    }

    /** A person's account is gone. */
    public UserEvent deleted(UUID person) {
        return event(person, "deleted");
    }

    private UserEvent event(UUID person, String type) {
        return UserEvent.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(type)
                .setVersion("1.1")
                .setData(UserData.newBuilder()
                        .setUser(new User(person.toString()))
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
