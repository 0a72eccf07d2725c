package dev.shrike.users.ledger;

import dev.shrike.gdpr.vault.Fence;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.gdpr.vault.ReplayedLedger;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.StoredEvent;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds ledger and tables against each other, entry by entry: what the ledger knows and the tables do not is made to happen;
 * what the tables know and a ledger that was made anew does not is published again. Each method may be repeated after it
 * failed half-way. Used by one thread.
 */
@Singleton
class LedgerReplay {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerReplay.class);
    private static final int PAGE = 1_000;

    private final LedgerStream stream;
    private final LedgerPositionTable positions;
    private final ReplayedLedger ledger;
    private final PostgresVault vault;
    private final HonouringErasures honouring;
    private final RepublishingErasures republishing;
    private final LedgerMeters meters;

    LedgerReplay(
            LedgerStream stream,
            LedgerPositionTable positions,
            ReplayedLedger ledger,
            PostgresVault vault,
            HonouringErasures honouring,
            RepublishingErasures republishing,
            LedgerMeters meters) {
        this.stream = stream;
        this.positions = positions;
        this.ledger = ledger;
        this.vault = vault;
        this.honouring = honouring;
        this.republishing = republishing;
        this.meters = meters;
    }

    /** All entries that are about a person, as one: destroyed keys outweigh a wish. */
    private record Claim(LedgerEntry first, boolean proven) {
        UUID person() {
            return first.person();
        }

        Claim andProof() {
            return new Claim(first, true);
        }
    }

    /**
     * Reads the ledger from its beginning. When it returns, whoever the ledger says is erased is erased here.
     *
     * @return the position behind the last entry that was read
     */
    LedgerPosition everything() {
        LedgerPosition end = stream.end();
        Optional<LedgerPosition> noted = positions.find(stream.name());
        Optional<String> difference = noted.flatMap(position -> stream.differs(position, end));
        Map<UUID, Claim> claims = new LinkedHashMap<>();
        LedgerPosition reached = read(end, claims);
        Map<UUID, Fence> fences = fences();
        claims.values().forEach(claim -> settle(claim, fences.containsKey(claim.person())));
        difference.ifPresent(what -> {
            LOG.error(
                    "The ledger of erasures, stream {}, {}: erasures that it lost are published again",
                    stream.name(),
                    what);
            meters.changed();
        });
        if (difference.isPresent() || noted.isEmpty()) {
            republish(fences.values().stream()
                    .filter(fence -> !claims.containsKey(fence.person()))
                    .toList());
        }
        positions.save(stream.name(), reached, difference.isPresent());
        LOG.info("The ledger of erasures is replayed up to {}: {} people", reached.sequence(), ledger.people());
        return reached;
    }

    /**
     * Reads what has come since.
     *
     * @throws LedgerChangedException when the ledger is not the one that was read before
     */
    LedgerPosition since(LedgerPosition position) {
        LedgerPosition end = stream.end();
        stream.differs(position, end).ifPresent(what -> {
            throw new LedgerChangedException("stream " + stream.name() + " " + what);
        });
        if (end.sequence() == position.sequence()) {
            return position;
        }
        Map<UUID, Claim> claims = new LinkedHashMap<>();
        LedgerPosition reached = read(position, end, claims);
        claims.values()
                .forEach(claim -> settle(claim, vault.fence(claim.person()).isPresent()));
        positions.save(stream.name(), reached, false);
        return reached;
    }

    private LedgerPosition read(LedgerPosition end, Map<UUID, Claim> claims) {
        return read(new LedgerPosition(end.created(), 0, Optional.empty()), end, claims);
    }

    private LedgerPosition read(LedgerPosition from, LedgerPosition end, Map<UUID, Claim> claims) {
        LedgerPosition reached = from;
        while (reached.sequence() < end.sequence()) {
            EventPage page = stream.after(reached.sequence());
            if (page.undecodable() > 0) {
                LOG.error(
                        "{} entries of the ledger of erasures cannot be read; they are passed over",
                        page.undecodable());
            }
            for (StoredEvent event : page.events()) {
                LedgerEntry.of(event).ifPresent(entry -> note(entry, claims));
            }
            long next = page.next().of(stream.name());
            if (next <= reached.sequence()) { // nothing lies there any more
                return new LedgerPosition(end.created(), end.sequence(), end.event());
            }
            reached = new LedgerPosition(end.created(), next, eventAt(page, next));
        }
        return reached;
    }

    private static Optional<UUID> eventAt(EventPage page, long sequence) {
        return page.events().isEmpty() || page.events().getLast().sequence() != sequence
                ? Optional.empty()
                : Optional.of(page.events().getLast().envelope().id());
    }

    private void note(LedgerEntry entry, Map<UUID, Claim> claims) {
        switch (entry) {
            case LedgerEntry.Deletion deletion -> claims.putIfAbsent(deletion.person(), new Claim(deletion, false));
            case LedgerEntry.Destruction destruction -> {
                ledger.addDestroyed(destruction.person(), destruction.fingerprints());
                claims.merge(destruction.person(), new Claim(destruction, true), (known, _) -> known.andProof());
            }
        }
    }

    private void settle(Claim claim, boolean fenced) {
        boolean erased = fenced;
        if (!fenced) {
            LedgerEntry first = claim.first();
            erased = honouring.honour(claim.person(), first.erasure(), first.at());
            if (erased) {
                LOG.warn("Erasure {} of person {} was unknown here and is done now", first.erasure(), claim.person());
                meters.honoured();
            }
        }
        if (erased || claim.proven()) {
            ledger.addErased(claim.person());
        }
    }

    private void republish(List<Fence> lost) {
        for (Fence fence : lost) {
            if (fence.erasure().equals(fence.person())) {
                continue; // a registration that was undone: never announced
            }
            LOG.error("Erasure {} of person {} is missing in the ledger", fence.erasure(), fence.person());
            republishing.republish(fence);
            meters.republished();
        }
    }

    private Map<UUID, Fence> fences() {
        Map<UUID, Fence> all = new HashMap<>();
        Optional<UUID> last = Optional.empty();
        List<Fence> page;
        do {
            page = vault.fences(last, PAGE);
            for (Fence fence : page) {
                all.put(fence.person(), fence);
            }
            last = page.isEmpty() ? last : Optional.of(page.getLast().person());
        } while (page.size() == PAGE);
        return all;
    }
}
