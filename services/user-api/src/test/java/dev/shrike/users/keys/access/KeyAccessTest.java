package dev.shrike.users.keys.access;

import static dev.shrike.users.keys.access.KeyRight.OPEN;
import static dev.shrike.users.keys.access.KeyRight.SEAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyAccessTest {

    private static final Set<String> PURPOSES = Set.of("sighting", "client");

    @Test
    void whoMayOpenMaySealAndWhoMaySealMayNotOpen() {
        KeyAccess access = access(Map.of("tick-api", Map.of("sighting", "open"), "auth-api", Map.of("client", "seal")));

        assertThat(access.allows("tick-api", "sighting", OPEN)).isTrue();
        assertThat(access.allows("tick-api", "sighting", SEAL)).isTrue();
        assertThat(access.allows("auth-api", "client", SEAL)).isTrue();
        assertThat(access.allows("auth-api", "client", OPEN)).isFalse();
    }

    @Test
    void whatIsNotNamedIsRefused() {
        KeyAccess access = access(Map.of("tick-api", Map.of("sighting", "open", "client", "none")));

        assertThat(access.allows("tick-api", "client", SEAL)).isFalse();
        assertThat(access.allows("tick-api", "profile", SEAL)).isFalse();
        assertThat(access.allows("notifier", "sighting", SEAL)).isFalse();
        assertThat(access.allows("shrike", "sighting", OPEN)).isFalse();
    }

    @Test
    void aPurposeThatNoEventHasStopsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> access(Map.of("tick-api", Map.of("sightings", "open"))))
                .withMessageContaining("shrike.keys.access.tick-api.sightings")
                .withMessageContaining("client");
    }

    @Test
    void whatIsNoRightStopsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> access(Map.of("tick-api", Map.of("sighting", "read"))))
                .withMessageContaining("seal, open or none, not 'read'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> access(Map.of("tick-api", "open")))
                .withMessageContaining("names no purpose");
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessSettings(Map.of()));
    }

    private static KeyAccess access(Map<String, Object> rights) {
        return new KeyAccess(rights, PURPOSES);
    }
}
