package dev.shrike.bridge.forward;

import dev.shrike.bridge.nats.Delivery;
import io.opentelemetry.api.trace.Tracer;
import java.util.Optional;

/** A translation that is told what has been committed, for one attempt at a lane. */
interface Mirroring extends Translation {

    /** Every event up to that sequence is in Kafka. */
    void committed(long sequence);

    /** Records sampled events where there is a tracer, else nothing. */
    static Mirroring of(String lane, Translation translation, Optional<Tracer> tracer) {
        return tracer.<Mirroring>map(recorder -> new RecordedMirroring(lane, translation, recorder))
                .orElseGet(() -> new Unrecorded(translation));
    }

    /** Costs nothing. */
    record Unrecorded(Translation translation) implements Mirroring {
        @Override
        public Outcome translate(Delivery delivery) {
            return translation.translate(delivery);
        }

        @Override
        public void committed(long sequence) {}
    }
}
