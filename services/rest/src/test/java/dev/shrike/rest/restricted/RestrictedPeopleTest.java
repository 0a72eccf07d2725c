package dev.shrike.rest.restricted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictedPeopleTest {

    private static final UUID ANA = UUID.fromString("7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01");
    private static final UUID BRUNO = UUID.fromString("0f8b8d6e-5c0a-4b60-8a32-6f6d0f1f2b02");

    private final InMemory people = new InMemory();
    private final RestrictedUse use = new RestrictedUse(List.of(people));

    @Test
    void aRestrictionHoldsUntilItIsLifted() {
        people.follow(event("restrict", "{\"restricted\":true}"));
        assertThat(people.contains(ANA)).isTrue();

        people.follow(event("rectify", "{\"fields\":[\"email\"]}"));
        assertThat(people.contains(ANA)).isTrue();

        people.follow(event("restrict", "{\"restricted\":false}"));
        assertThat(people.contains(ANA)).isFalse();
    }

    @Test
    void anErasureEndsARestriction() {
        people.follow(event("restrict", "{\"restricted\":true}"));

        people.follow(event("delete", null));

        assertThat(people.contains(ANA)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{}", "{\"restricted\":1}", "{\"restricted\":\"true\"}", "no JSON"})
    void aRestrictionThatDoesNotSayWhichIsNotGuessedAt(String evidence) {
        assertThatIllegalArgumentException().isThrownBy(() -> people.follow(event("restrict", evidence)));
    }

    @Test
    void restrictedDataOpensForThePersonOnly() {
        people.record(ANA, true);

        assertThat(use.mayOpen(new Caller(ANA, Roles.USER), ANA)).isTrue();
        assertThat(use.mayOpen(new Caller(BRUNO, Roles.ADMIN), ANA)).isFalse();
        assertThat(use.mayOpen(new Caller(ANA, Roles.SERVICE), ANA))
                .as("a service")
                .isFalse();
        assertThat(use.mayOpen(new Caller(ANA, Roles.ADMIN), BRUNO)).isTrue();
    }

    private static Gdpr event(String type, String evidence) {
        return new Gdpr(
                UUID.randomUUID().toString(),
                type,
                "1.1",
                new GdprData(new User(ANA.toString()), "user-api", evidence),
                new Metadata("services/UserAPI", Instant.EPOCH, null, null, null, null));
    }

    private static final class InMemory implements RestrictedPeople {
        private final Set<UUID> restricted = new HashSet<>();

        @Override
        public boolean contains(UUID person) {
            return restricted.contains(person);
        }

        @Override
        public void record(UUID person, boolean begins) {
            if (begins) {
                restricted.add(person);
            } else {
                restricted.remove(person);
            }
        }
    }
}
