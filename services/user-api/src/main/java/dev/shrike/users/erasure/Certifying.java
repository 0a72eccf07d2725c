package dev.shrike.users.erasure;

import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.DestroyedKey;
import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.certificate.PersonDigest;
import dev.shrike.gdpr.certificate.Statement;
import dev.shrike.gdpr.certificate.Verification;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.gdpr.vault.Shredding;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.users.certificate.Certificates;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** States what is proven of an erasure, has it certified, and tells the ledger. Joins the caller's transaction. Thread-safe. */
@Singleton
class Certifying {
    private final Certificates certificates;
    private final ErasureTable erasures;
    private final ParticipantTable participants;
    private final PostgresVault vault;
    private final WhatRemains remains;
    private final ErasureEvents events;
    private final Outbox outbox;
    private final Clock clock;

    Certifying(
            Certificates certificates,
            ErasureTable erasures,
            ParticipantTable participants,
            PostgresVault vault,
            WhatRemains remains,
            ErasureEvents events,
            @Named("users") Outbox outbox,
            Clock clock) {
        this.certificates = certificates;
        this.erasures = erasures;
        this.participants = participants;
        this.vault = vault;
        this.remains = remains;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Certifies the erasure at this grade, once.
     *
     * @throws IllegalStateException when the vault does not say that every key of the person is erased
     */
    void certify(UUID erasure, UUID person, Grade grade) {
        ErasureRow row = erasures.findById(erasure).orElseThrow();
        Shredding shredding = vault.shred(person, erasure);
        shredding.destroyed().forEach(this::requireErased);
        Certificate certificate = certificates.issue(new Statement(
                erasure,
                PersonDigest.of(erasure, person),
                grade,
                row.requested(),
                shredding.fence().at(),
                shredding.destroyed().stream().map(Certifying::destroyed).toList(),
                participants.of(erasure).stream().map(Participant::certified).toList(),
                verification(row),
                remains.after(grade, clock.instant())));
        if (erasures.certified(erasure, grade.text()) == 1) {
            outbox.append(events.certified(erasure, person, grade, certificate));
        }
    }

    private static Optional<Verification> verification(ErasureRow row) {
        return row.verified() == null
                ? Optional.empty()
                : Optional.of(new Verification(row.recordsScanned(), row.sealedErased(), 0, row.verified()));
    }

    private void requireErased(Shredding.DestroyedKey key) {
        KeyAnswer answer = vault.find(key.person(), key.purpose(), key.version());
        if (!(answer instanceof KeyAnswer.Erased)) {
            throw new IllegalStateException(
                    "The vault says of a destroyed key: " + answer.getClass().getSimpleName());
        }
    }

    private static DestroyedKey destroyed(Shredding.DestroyedKey key) {
        return new DestroyedKey(key.purpose(), key.version(), key.fingerprint(), key.at());
    }
}
