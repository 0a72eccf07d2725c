package dev.shrike.gdpr.certificate;

import dev.shrike.gdpr.Birders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the tests certify, and the keys they do it with: those of RFC 8032, section 7.1. */
final class Certified {

    static final UUID ERASURE = UUID.fromString("3f0c2c9e-7a51-4e0e-8d53-0b7f4a3c9a11");
    static final Instant FIRST_KEY = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant REQUESTED = Instant.parse("2026-11-20T22:30:00Z");
    static final Instant NOW = Instant.parse("2026-11-20T22:30:02.25Z");
    static final Instant ROTATED = Instant.parse("2026-12-01T00:00:00Z");

    private Certified() {}

    static SigningKey firstKey() {
        return SigningKey.of(
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
    }

    static SigningKey secondKey() {
        return SigningKey.of(
                "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw", "TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs");
    }

    static Keyring keyring() {
        return Keyring.first(firstKey(), FIRST_KEY);
    }

    static Keyring rotated() {
        return keyring().followedBy(secondKey(), ROTATED);
    }

    static Statement shredded(UUID erasure) {
        return statement(erasure, Grade.SHREDDED, Optional.empty());
    }

    /** Ana's, with everything in it that a certificate can have. */
    static Statement removed() {
        return new Statement(
                ERASURE,
                PersonDigest.of(ERASURE, Birders.ana()),
                Grade.PHYSICALLY_REMOVED,
                REQUESTED,
                REQUESTED.plusMillis(120),
                List.of(key("sighting", 2), key("profile", 1), key("sighting", 1)),
                List.of(
                        new Participant("tick-api", Optional.of(NOW), Map.of("ticks", 12L, "outbox", 0L)),
                        new Participant("auth-api", Optional.of(REQUESTED.plusSeconds(1)), Map.of("credentials", 1L))),
                Optional.of(new Verification(1_000_000, 37, 0, NOW)),
                List.of(
                        new Remainder("the person's id in the ledger of erasures", Optional.empty()),
                        new Remainder("encrypted backups", Optional.of(Instant.parse("2026-12-20T22:30:00Z")))));
    }

    static Statement statement(UUID erasure, Grade grade, Optional<Instant> acknowledged) {
        return new Statement(
                erasure,
                PersonDigest.of(erasure, Birders.ana()),
                grade,
                REQUESTED,
                REQUESTED.plusMillis(120),
                List.of(key("profile", 1)),
                List.of(new Participant("auth-api", acknowledged, Map.of())),
                Optional.empty(),
                List.of());
    }

    /** So many certificates upon each other, from the first. */
    static List<Certificate> chain(int length) {
        List<Certificate> chain = new ArrayList<>();
        ChainHead head = ChainHead.GENESIS;
        for (int i = 0; i < length; i++) {
            Certificate next = keyring().certify(shredded(new UUID(7, i)), head, NOW.plusSeconds(i));
            chain.add(next);
            head = next.head();
        }
        return chain;
    }

    static DestroyedKey key(String purpose, int version) {
        return new DestroyedKey(purpose, version, "cf21812dc2d830c7dd144aa81e7adea4", REQUESTED.plusMillis(100));
    }
}
