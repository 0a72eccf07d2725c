package dev.shrike.messaging.example;

import dev.shrike.messaging.eventstore.Evolution;
import dev.shrike.schemas.tick.v1.Tick;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

record LifeList(Set<String> images) {

    /** How it follows from ticks. */
    static final class Rules implements Evolution<LifeList> {
        @Override
        public String event() {
            return "tick";
        }

        @Override
        public LifeList initial() {
            return new LifeList(Set.of());
        }

        @Override
        public LifeList evolve(LifeList list, SpecificRecord event) {
            Set<String> images = new TreeSet<>(list.images());
            images.add(((Tick) event).getData().getImage().getUrl());
            return new LifeList(images);
        }
    }
}
