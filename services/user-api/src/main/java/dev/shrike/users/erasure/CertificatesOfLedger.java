package dev.shrike.users.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.users.certificate.CertificateChainException;
import dev.shrike.users.certificate.Certificates;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back the certificates that the ledger holds. A database that was restored knows nothing of those issued after its backup,
 * and would give their numbers away again. Thread-safe.
 */
@Singleton
class CertificatesOfLedger {
    private static final Logger LOG = LoggerFactory.getLogger(CertificatesOfLedger.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "gdpr";

    private final EventReader reader;
    private final String stream;
    private final Certificates certificates;
    private final AtomicBoolean done = new AtomicBoolean();

    CertificatesOfLedger(EventReader reader, EventCatalogue catalogue, Certificates certificates) {
        this.reader = reader;
        this.stream = catalogue.event(EVENT).stream();
        this.certificates = certificates;
    }

    /**
     * Imports all of them, once in the life of this process: a database is not restored under a running service.
     *
     * @throws dev.shrike.messaging.MessagingException when NATS does not answer
     */
    synchronized void importOnce() {
        if (done.get()) {
            return;
        }
        int imported = 0;
        long after = 0;
        EventPage page;
        do {
            page = reader.readStream(EVENT, after, EventReader.MAX_LIMIT);
            for (StoredEvent stored : page.events()) {
                imported +=
                        certificateIn((Gdpr) stored.event()).filter(this::taken).isPresent() ? 1 : 0;
            }
            after = page.next().of(stream);
        } while (page.more());
        if (imported > 0) {
            LOG.warn("{} certificates were in the ledger and not in the database, which was restored, then", imported);
        }
        done.set(true);
    }

    /** What does not fit is left out: whoever can write to the stream could else stop all certificates. */
    private boolean taken(String certificate) {
        try {
            return certificates.importFromLedger(certificate);
        } catch (CertificateChainException e) {
            LOG.error("A certificate in the ledger is none of this chain and is left out: {}", e.getMessage());
            return false;
        }
    }

    private static Optional<String> certificateIn(Gdpr event) {
        if (!ErasureEvents.CERTIFICATES.equals(event.getData().getParticipant())
                || event.getData().getEvidence() == null) {
            return Optional.empty();
        }
        try {
            JsonNode certificate = JSON.readTree(event.getData().getEvidence()).path("certificate");
            return certificate.isObject() ? Optional.of(certificate.toString()) : Optional.empty();
        } catch (JsonProcessingException e) {
            LOG.error("Event {} of the ledger should hold a certificate and holds no JSON", event.getId());
            return Optional.empty();
        }
    }
}
