package dev.shrike.users.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.vault.Shredding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShreddedEvidenceTest {

    private static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";

    @Test
    void namesEveryDestroyedKeyAndNotThePerson() {
        UUID person = UUID.randomUUID();
        var key =
                new Shredding.DestroyedKey(person, "sighting", 2, FINGERPRINT, Instant.parse("2026-11-20T22:30:00.5Z"));

        String evidence = ShreddedEvidence.write(List.of(key));

        assertThat(evidence)
                .isEqualTo("{\"keys\":[{\"purpose\":\"sighting\",\"version\":2,\"fingerprint\":\"" + FINGERPRINT
                        + "\",\"at\":\"2026-11-20T22:30:00.500Z\"}]}")
                .doesNotContain(person.toString());
        assertThat(ShreddedEvidence.fingerprints(evidence)).contains(List.of(FINGERPRINT));
    }

    @Test
    void aPersonWithoutKeysHasAnEmptyList() {
        assertThat(ShreddedEvidence.write(List.of())).isEqualTo("{\"keys\":[]}");
        assertThat(ShreddedEvidence.fingerprints("{\"keys\":[]}")).contains(List.of());
    }

    @Test
    void aCountFromEarlierDaysNamesNobodysKeys() {
        assertThat(ShreddedEvidence.fingerprints("{\"keys\":3}")).contains(List.of());
    }

    @Test
    void whatIsNoEvidenceIsToldFromEmptyEvidence() {
        assertThat(ShreddedEvidence.fingerprints("")).isEmpty();
        assertThat(ShreddedEvidence.fingerprints("three keys")).isEmpty();
        assertThat(ShreddedEvidence.fingerprints("{}")).isEmpty();
        assertThat(ShreddedEvidence.fingerprints("{\"keys\":\"all\"}")).isEmpty();
        assertThat(ShreddedEvidence.fingerprints("{\"keys\":[{\"fingerprint\":\"x\"}]}"))
                .isEmpty();
    }
}
