package dev.shrike.gdpr.vault;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A ledger in memory: filled at each start from where erasures are kept for ever, and kept up to date by whoever fills it. It
 * never forgets. Thread-safe; some 200 bytes for each person and key.
 */
public final class ReplayedLedger implements ErasureLedger {

    private static final Set<String> NONE = Set.of();

    private final Set<UUID> people = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<UUID, Set<String>> keys = new ConcurrentHashMap<>();
    private volatile Optional<String> unready = Optional.of("the ledger of erasures is not replayed yet");

    /** The person was erased. */
    public void addErased(UUID person) {
        people.add(person);
    }

    /** These keys of the person were destroyed. */
    public void addDestroyed(UUID person, Collection<String> fingerprints) {
        keys.computeIfAbsent(person, _ -> ConcurrentHashMap.newKeySet()).addAll(fingerprints);
    }

    /** From now on it can be relied on. */
    public synchronized void ready() {
        unready = Optional.empty();
    }

    /**
     * It could not be replayed so far. Of no effect once it is ready: what is in it stays true.
     *
     * @param reason for people who run the vault; without personal data
     */
    public synchronized void delayed(String reason) {
        if (unready.isPresent()) {
            unready = Optional.of("the ledger of erasures is not replayed yet: " + reason);
        }
    }

    /** How many people were erased. */
    public int people() {
        return people.size();
    }

    @Override
    public Optional<String> unready() {
        return unready;
    }

    @Override
    public boolean erased(UUID person) {
        return people.contains(person);
    }

    @Override
    public boolean destroyed(UUID person, String fingerprint) {
        return keys.getOrDefault(person, NONE).contains(fingerprint);
    }
}
