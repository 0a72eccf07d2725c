package dev.shrike.users.erasure;

import dev.shrike.messaging.erasure.ErasureParticipant;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/**
 * user-api among those who take part: what it holds went with the keys, and what came in between, or lies in messaging's tables, goes
 * now.
 */
@Singleton
class OwnPart implements ErasureParticipant {
    private final OwnData own;

    OwnPart(OwnData own) {
        this.own = own;
    }

    @Override
    public String name() {
        return ErasureEvents.PARTICIPANT;
    }

    @Override
    public String handler() {
        return "user-api-erasure";
    }

    @Override
    public String dataSource() {
        return "users";
    }

    @Override
    public String source() {
        return ErasureEvents.SOURCE;
    }

    @Override
    public Map<String, Long> erase(UUID person) {
        return own.forget(person);
    }
}
