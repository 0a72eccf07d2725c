package dev.shrike.messaging.saga;

import java.util.List;
import java.util.stream.Stream;

/** The state of the tests' saga: what its steps have done. */
record Trip(String traveller, List<String> done) {
    static Trip of(String traveller) {
        return new Trip(traveller, List.of());
    }

    Trip and(String what) {
        return new Trip(traveller, Stream.concat(done.stream(), Stream.of(what)).toList());
    }
}
