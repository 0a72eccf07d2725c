package dev.shrike.bridge.forward;

import dev.shrike.bridge.nats.Delivery;

/** What a lane makes of the messages of its stream. Used by one thread. */
@FunctionalInterface
interface Translation {

    /** What becomes of a message. Any message has an outcome; none makes this throw. */
    Outcome translate(Delivery delivery);
}
