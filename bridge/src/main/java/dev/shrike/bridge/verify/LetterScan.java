package dev.shrike.bridge.verify;

import dev.shrike.bridge.deadletter.LetterLog;
import dev.shrike.bridge.nats.Vitals;
import java.time.Instant;

/** Notes in the ledger which messages of a stream became dead letters, whichever lane it had then. */
final class LetterScan {
    private LetterScan() {}

    static void read(LetterLog log, Vitals stream, Instant since, Ledger ledger) {
        log.letters(
                log.ranges(since),
                letter -> letter.place().ifPresent(place -> {
                    if (place.stream().equals(stream.stream())
                            && !letter.written().isBefore(stream.created())) {
                        ledger.letter(place.sequence());
                    }
                }));
    }
}
