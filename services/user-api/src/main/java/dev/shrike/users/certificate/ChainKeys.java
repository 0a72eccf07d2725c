package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.Keyring;
import dev.shrike.gdpr.certificate.KeyringFile;
import dev.shrike.gdpr.certificate.PublishedKeys;
import dev.shrike.gdpr.certificate.SigningKeyException;
import io.micronaut.transaction.TransactionOperations;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the chain. The file has the private one, the database every public one that was ever used; before anything is
 * signed they have to agree, so that neither a lost nor an old key file can sign. Thread-safe, and safe against other
 * processes on the same database and file.
 */
class ChainKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ChainKeys.class);

    private final KeyringFile file;
    private final ChainRow chain;
    private final CertificateTable certificates;
    private final PublishedKeysFile published;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    ChainKeys(
            KeyringFile file,
            ChainRow chain,
            CertificateTable certificates,
            PublishedKeysFile published,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.file = file;
        this.chain = chain;
        this.certificates = certificates;
        this.published = published;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes file and database agree, and publishes the keys.
     *
     * @throws SigningKeyException when they cannot
     */
    void begin() {
        PublishedKeys keys = transactions.executeWrite(status -> hold().keys());
        published.write(keys);
    }

    /**
     * The keyring, after locking the chain: to be called in the transaction that adds to it.
     *
     * @throws SigningKeyException when the file is not that of this chain, or older than what the chain was signed with
     */
    Keyring hold() {
        Optional<PublishedKeys> known = chain.hold();
        Keyring keyring = file.read();
        PublishedKeys keys = keyring.keys();
        if (known.isPresent() && !keys.continues(known.get())) {
            throw new SigningKeyException(
                    known.get().continues(keys)
                            ? "The certificate key file is older than the chain of certificates: restore the newest one"
                            : "The certificate key file is not the one that this chain of certificates was signed with");
        }
        if (!known.equals(Optional.of(keys))) {
            chain.keep(keys);
        }
        return keyring;
    }

    /** All public keys. */
    PublishedKeys all() {
        return chain.keys().orElseThrow(() -> new IllegalStateException("No certificate keys are published yet"));
    }

    /**
     * Retires the key in use for a new one.
     *
     * @throws SigningKeyException when the key file cannot be replaced; everything is as it was then
     */
    PublishedKeys rotate() {
        PublishedKeys keys = transactions.executeWrite(status -> {
            PublishedKeys before = hold().keys();
            PublishedKeys after = file.rotate(afterAll(before)).keys();
            chain.keep(after);
            return after;
        });
        LOG.info(
                "Certificates are signed by key {} from {} on",
                keys.current().keyId(),
                keys.current().from());
        try {
            published.write(keys);
        } catch (UncheckedIOException e) {
            LOG.error("The new certificate keys are in use; the file for verifiers is written at the next start", e);
        }
        return keys;
    }

    /** Now, unless something was signed later by a clock that was ahead. */
    private Instant afterAll(PublishedKeys keys) {
        Instant key = keys.current().from();
        Instant last = certificates.findLast().map(CertificateRow::issued).orElse(key);
        Instant earliest = Stream.of(key, last).max(Instant::compareTo).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(earliest) ? now : earliest.plus(1, ChronoUnit.MICROS);
    }
}
