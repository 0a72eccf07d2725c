package dev.shrike.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.rest.event.EventAnswers;
import dev.shrike.rest.keys.ServiceKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceIdentitiesTest {

    private static final ServiceIdentity KEYS = ServiceIdentity.of("key-api", ServiceKeys.class);
    private static final ServiceIdentity EVENTS = ServiceIdentity.of("event-api", EventAnswers.class);

    @Test
    void codeBelongsToTheServiceInWhosePackageItLies() {
        ServiceIdentities both = new ServiceIdentities(List.of(KEYS, EVENTS), "shrike");

        assertThat(both.of(ServiceKeys.class)).isEqualTo("key-api");
        assertThat(both.of(EventAnswers.class)).isEqualTo("event-api");
        assertThat(both.of(ServiceIdentity.class)).isEqualTo("shrike");
    }

    @Test
    void aPackageWhoseNameOnlyBeginsAlikeIsSomebodyElses() {
        ServiceIdentity key = new ServiceIdentity("key-api", "dev.shrike.rest.key");

        assertThat(key.owns(ServiceKeys.class)).isFalse();
    }

    @Test
    void aProcessWithOneServiceHasItsNameUnlessItIsGivenOne() {
        assertThat(new ServiceIdentities(List.of(KEYS), "").process()).isEqualTo("key-api");
        assertThat(new ServiceIdentities(List.of(KEYS), "nests").process()).isEqualTo("nests");
        assertThat(new ServiceIdentities(List.of(KEYS, EVENTS), "").process()).isEqualTo("shrike");
    }

    @Test
    void aBeanThatNobodysCodeGetsIsTheProcesss() {
        assertThat(new ServiceIdentities(List.of(KEYS), "").at(null)).isEqualTo("key-api");
    }
}
