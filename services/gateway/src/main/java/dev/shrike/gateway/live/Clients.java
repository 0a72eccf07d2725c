package dev.shrike.gateway.live;

import dev.shrike.rest.problem.ProblemException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The clients of this process, counted from their admission to their end. Thread-safe. */
final class Clients {
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Board board;
    private final int most;
    private final int mostPerPerson;
    private final Set<Follower> all = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<UUID, Integer> byPerson = new HashMap<>();
    private boolean closed;

    Clients(Board board, LiveSettings settings) {
        this.board = board;
        this.most = settings.maxClients();
        this.mostPerPerson = settings.maxPerPerson();
    }

    /**
     * Refuses one more for which there is no room.
     *
     * @throws ProblemException 429 when the person has too many, 503 when this process has
     */
    synchronized void requireRoom(UUID person) {
        if (byPerson.getOrDefault(person, 0) >= mostPerPerson) {
            throw ProblemException.tooManyRequests(
                    LATER, "A person may have " + mostPerPerson + " subscriptions at a time");
        }
        if (closed || all.size() >= most) {
            throw ProblemException.unavailable(LATER, "This instance takes no more subscriptions now", null);
        }
    }

    /** Counts one more; the same refusals. */
    synchronized void admit(Follower client) {
        UUID person = client.scope().viewer().id();
        requireRoom(person);
        if (all.add(client)) {
            byPerson.merge(person, 1, Integer::sum);
        }
    }

    /** It is gone: nothing is kept of it. May be said more than once. */
    void gone(Follower client) {
        board.detach(client);
        synchronized (this) {
            if (all.remove(client)) {
                byPerson.computeIfPresent(client.scope().viewer().id(), (_, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** Ends all of a person's. */
    void end(UUID person, Ending ending) {
        snapshot().stream()
                .filter(client -> client.scope().viewer().id().equals(person))
                .forEach(client -> client.end(ending));
    }

    /** Ends all, and admits none any more. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        snapshot().forEach(client -> client.end(Ending.STOPPING));
    }

    synchronized int size() {
        return all.size();
    }

    private synchronized List<Follower> snapshot() {
        return List.copyOf(all);
    }
}
