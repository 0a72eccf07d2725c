package dev.shrike.bridge.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a stream is wanted for.
 *
 * @param stream its name
 * @param subjects that it must take
 * @param kept how long its topics keep events; empty means for ever
 */
record StreamNeeds(String stream, List<String> subjects, Optional<Duration> kept) {
    StreamNeeds {
        subjects = List.copyOf(subjects);
    }
}
