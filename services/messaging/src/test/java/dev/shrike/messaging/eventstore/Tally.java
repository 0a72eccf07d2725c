package dev.shrike.messaging.eventstore;

import dev.shrike.messaging.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a person has ticked, as the numbers of the ticks.
 *
 * @param ticks how many
 * @param trace depends on every number and on their order
 */
record Tally(int ticks, long trace) {

    /** How it follows from ticks. */
    static final class Rules implements Evolution<Tally> {
        @Override
        public String event() {
            return "tick";
        }

        @Override
        public Tally initial() {
            return new Tally(0, 7);
        }

        @Override
        public Tally evolve(Tally state, SpecificRecord event) {
            return new Tally(state.ticks() + 1, state.trace() * 31 + Ticks.number((Tick) event));
        }
    }
}
