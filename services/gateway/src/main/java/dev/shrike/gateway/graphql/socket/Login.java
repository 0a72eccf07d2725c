package dev.shrike.gateway.graphql.socket;

import dev.shrike.gateway.graphql.calling.Asking;
import java.time.Instant;
import java.util.Optional;

/** Finds out who a client is. May block. */
interface Login {

    /**
     * Who is known by a token.
     *
     * @param asking what goes along with their calls
     * @param expires when the token ends; empty where that is not known
     */
    record Who(Asking asking, Optional<Instant> expires) {}

    /** Empty when the token is not good. */
    Optional<Who> of(String token);
}
