package dev.shrike.gdpr.vault;

import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.NotRotatingException;
import dev.shrike.gdpr.kms.RotatingKms;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The epochs of key-encryption keys. A new key takes over; the living data keys are wrapped anew, a batch at a time; when none
 * needs the old key any more, and its grace is over, it is destroyed: from then on no backup from its time opens for anybody.
 * Every step may be repeated and goes on where an earlier one was cut off, in this process or another. Thread-safe.
 *
 * <p>All methods throw {@link VaultUnavailableException} when database or key management do not answer.
 */
public final class KekRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KekRotation.class);

    private final VaultTransactions transactions;
    private final Kms kms;
    private final ErasureLedger ledger;
    private final Rewrapping rewrapping;
    private final Duration grace;

    /**
     * @param grace how long a retired key is kept after the last data key could have left it, so that a backup from before
     *     can still be restored; none makes such backups worthless at once
     */
    public KekRotation(
            VaultTransactions transactions, Kms kms, ErasureLedger ledger, VaultAlarm alarm, Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("A grace is not negative");
        }
        this.transactions = transactions;
        this.kms = kms;
        this.ledger = ledger;
        this.rewrapping = new Rewrapping(transactions, new Wrapping(kms), new Guard(ledger, alarm));
        this.grace = grace;
    }

    /**
     * Makes a new key-encryption key, which wraps from now on.
     *
     * @throws UnsupportedOperationException when keys are made at the key management's service only
     */
    public void rotate() {
        rotateIf(Duration.ZERO);
    }

    /** The same, when the current key began at least so long ago, and keys can be made from here. Returns whether it did. */
    public boolean rotateWhenOlder(Duration age) {
        return ledger.unready().isEmpty() && kms instanceof RotatingKms able && able.rotates() && rotateIf(age);
    }

    /**
     * One bounded piece of what there is to do: notes who wraps now, wraps some keys anew, closes and destroys what nobody needs.
     *
     * @return whether there is more to do at once
     * @throws KeyMaterialException when the key at hand is one that another has taken over from
     */
    public boolean advance() {
        if (ledger.unready().isPresent()) {
            return false;
        }
        Kek current = current();
        run(connection -> {
            EpochTable.begin(connection, current.id());
            return EpochTable.current(connection, current.id()) ? EpochTable.retireOthers(connection, current.id()) : 0;
        });
        boolean more = false;
        for (KekEpoch epoch : epochs()) {
            if (epoch.kekId().equals(current.id())) {
                requireCurrent(epoch);
            } else if (epoch.closed().isEmpty() && epoch.living() > 0) {
                more |= rewrapping.batch(epoch.kekId(), current);
            }
        }
        epochs().stream().filter(epoch -> epoch.retired().isPresent()).forEach(this::finish);
        return more;
    }

    /** When the key that wraps now began to; empty before the first. Costs little, unlike {@link #epochs}. */
    public Optional<Instant> currentBegan() {
        return run(EpochTable::currentBegan);
    }

    /** All epochs, the oldest first. */
    public List<KekEpoch> epochs() {
        return run(EpochTable::all);
    }

    /**
     * For a key management whose keys are destroyed at its service: somebody has done it.
     *
     * @return whether that was believed: the key is closed
     */
    public boolean confirmDestroyed(String kekId) {
        boolean noted = run(connection -> EpochTable.destroyed(connection, kekId)) == 1;
        return noted || destroyedAt(kekId).isPresent();
    }

    /** When it was certain that the key exists nowhere any more. */
    public Optional<Instant> destroyedAt(String kekId) {
        return epochs().stream()
                .filter(epoch -> epoch.kekId().equals(kekId))
                .findFirst()
                .flatMap(KekEpoch::destroyed);
    }

    /**
     * From when on nobody can open any copy of the vault that was made at the given time or before: when the last of the keys
     * that existed then was destroyed. Empty while one of them exists.
     */
    public Optional<Instant> copiesDeadSince(Instant time) {
        List<KekEpoch> then =
                epochs().stream().filter(epoch -> !epoch.began().isAfter(time)).toList();
        if (then.isEmpty() || then.stream().anyMatch(epoch -> epoch.destroyed().isEmpty())) {
            return Optional.empty();
        }
        return then.stream().map(epoch -> epoch.destroyed().orElseThrow()).max(Instant::compareTo);
    }

    private boolean rotateIf(Duration age) {
        if (!(kms instanceof RotatingKms rotating)) {
            throw new UnsupportedOperationException("Keys of " + kms + " are made at their service, not from here");
        }
        String before = current().id();
        return run(connection -> {
            if (!EpochTable.lock(connection)) {
                throw new VaultUnavailableException("somebody else rotates the key-encryption key at this moment");
            }
            EpochTable.begin(connection, before);
            if (!EpochTable.older(connection, before, age)) {
                return false;
            }
            String fresh = rotate(rotating);
            EpochTable.begin(connection, fresh);
            EpochTable.retireOthers(connection, fresh);
            LOG.info("Key-encryption key {} took over from {}", fresh, before);
            return true;
        });
    }

    private static String rotate(RotatingKms rotating) {
        try {
            return rotating.rotate().id();
        } catch (NotRotatingException e) {
            throw new UnsupportedOperationException(e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailableException("The key management did not make a key", e);
        }
    }

    /** A retired epoch's end. What is missing is done at the next call. */
    private void finish(KekEpoch epoch) {
        boolean closed = epoch.closed().isPresent() || close(epoch.kekId());
        if (closed && epoch.destroyed().isEmpty() && kms instanceof RotatingKms rotating) {
            destroy(epoch.kekId(), rotating);
        }
    }

    private void destroy(String kekId, RotatingKms rotating) {
        boolean here = rotating.destroys(kekId);
        if (!here && !run(connection -> EpochTable.isEnding(connection, kekId))) {
            LOG.debug("{} is closed, and waits to be destroyed where it is", kekId);
            return;
        }
        try {
            if (here) {
                run(connection -> EpochTable.ending(connection, kekId, true));
                rotating.destroy(kekId);
            }
            run(connection -> EpochTable.destroyed(connection, kekId));
            LOG.info("Key-encryption key {} is destroyed: copies of the vault from its time are dead", kekId);
        } catch (GeneralSecurityException | KeyMaterialException e) {
            run(connection -> EpochTable.ending(connection, kekId, false));
            LOG.warn("Key-encryption key {} is not destroyed yet: {}", kekId, e.getMessage());
        }
    }

    private boolean close(String kekId) {
        try {
            return transactions.within(connection -> EpochTable.close(connection, kekId, grace));
        } catch (SQLException e) {
            if (Refusals.closedKek(e)) {
                LOG.debug("A key came to {} at the last moment", kekId);
                return false;
            }
            throw Refusals.of(e);
        }
    }

    private static void requireCurrent(KekEpoch epoch) {
        if (epoch.retired().isPresent()) {
            throw new KeyMaterialException("Key-encryption key " + epoch.kekId() + " at hand was retired at "
                    + epoch.retired().get() + ": bring the newest keyset file");
        }
    }

    private Kek current() {
        try {
            return kms.current();
        } catch (GeneralSecurityException e) {
            throw new VaultUnavailableException("The key management did not answer: " + e.getMessage(), e);
        }
    }

    private <T> T run(VaultTransactions.Work<T> work) {
        try {
            return transactions.within(work);
        } catch (SQLException e) {
            throw Refusals.of(e);
        }
    }
}
