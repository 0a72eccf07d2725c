package dev.shrike.gateway.graphql.socket;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each person has at this instance. Thread-safe. */
final class Guests {
    private final ConcurrentHashMap<UUID, Integer> connections = new ConcurrentHashMap<>();
    private final int most;

    /** @param most connections of one person */
    Guests(int most) {
        this.most = most;
    }

    /** One more, which is to {@link #leave}; false when the person has too many. */
    boolean enter(UUID person) {
        boolean[] room = new boolean[1];
        connections.compute(person, (_, count) -> {
            int now = count == null ? 0 : count;
            room[0] = now < most;
            return room[0] ? Integer.valueOf(now + 1) : count;
        });
        return room[0];
    }

    void leave(UUID person) {
        connections.computeIfPresent(person, (_, count) -> count == 1 ? null : count - 1);
    }
}
