package dev.shrike.bridge.deadletter;

import java.time.Instant;
import java.util.Optional;

/**
 * Which dead letters somebody wants to see; all of the conditions must hold.
 *
 * @param lane of this lane
 * @param reason with this reason's word
 * @param since written then or later
 * @param until written before
 * @param settled whether those that are settled are shown as well
 */
public record LetterFilter(
        Optional<String> lane, Optional<String> reason, Instant since, Instant until, boolean settled) {

    boolean matches(StoredLetter letter, SettledLetters known) {
        return lane.map(letter.lane()::equals).orElse(true)
                && reason.map(letter.reason()::equals).orElse(true)
                && !letter.written().isBefore(since)
                && letter.written().isBefore(until)
                && (settled || !known.contains(letter.id()));
    }
}
