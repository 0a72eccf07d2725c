package dev.shrike.users.removal;

import dev.shrike.gdpr.vault.KekRotation;
import dev.shrike.users.erasure.ErasedPerson;
import dev.shrike.users.erasure.ProvenErasures;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/**
 * Certifies erasures as final once no backup can bring the person back: those from before have expired, or every key-encryption key
 * that existed then is destroyed.
 */
@Singleton
class BackupKeeper {
    private static final int AT_ONCE = 200;

    private final ProvenErasures erasures;
    private final KekRotation keks;

    BackupKeeper(ProvenErasures erasures, KekRotation keks) {
        this.erasures = erasures;
        this.keks = keks;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "${shrike.removal.backup-interval:1h}")
    void look() {
        for (ErasedPerson one : erasures.inRemovedGrade(AT_ONCE)) {
            if (one.backupsExpired() || keks.copiesDeadSince(one.shredded()).isPresent()) {
                erasures.end(one);
            }
        }
    }
}
