package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.bridge.BridgeLetters;
import dev.shrike.admin.page.shell.Menu;
import java.time.Instant;

/**
 * A dead letter in the list, whoever keeps it.
 *
 * @param key by which forms name it
 * @param where {@code bridge}, {@code topologies}, or a service's database
 * @param of the lane, or the handler
 * @param reason as {@code unknown-schema}, or of a service {@code failed} and {@code undecodable}
 * @param state {@code waiting}, {@code trying} or {@code settled}
 * @param detail a sentence, or the last error
 * @param subject on NATS, or the key on Kafka
 * @param stream it stands in; empty when it came from Kafka
 * @param sequence in that stream
 * @param failures how often it failed
 * @param at when it was written, or failed last
 */
record LetterRow(
        String key,
        String where,
        String of,
        String reason,
        String state,
        String detail,
        String subject,
        String stream,
        long sequence,
        int failures,
        Instant at) {
    private static final String WAITING = "waiting";
    private static final String SETTLED = "settled";

    static LetterRow of(BridgeLetters.Row letter) {
        boolean ofTopology = letter.lane().isEmpty();
        return new LetterRow(
                LetterKey.ofBridge(letter.id()).toString(),
                ofTopology ? LetterFilter.TOPOLOGIES : LetterFilter.BRIDGE,
                letter.lane(),
                letter.reason(),
                letter.settled() ? SETTLED : WAITING,
                letter.detail(),
                letter.key(),
                letter.stream(),
                letter.sequence(),
                1,
                letter.written());
    }

    static LetterRow of(ServiceLetter letter) {
        return new LetterRow(
                LetterKey.ofService(letter.service(), letter.handler(), letter.eventId())
                        .toString(),
                letter.service(),
                letter.handler(),
                letter.kind(),
                switch (letter.state()) {
                    case "redriven" -> SETTLED;
                    case "parked" -> WAITING;
                    default -> letter.state();
                },
                letter.lastError(),
                letter.subject(),
                letter.stream(),
                letter.sequence(),
                letter.failures(),
                letter.lastFailedAt());
    }

    boolean settled() {
        return state.equals(SETTLED);
    }

    /** Whether a redrive can do anything about it. */
    boolean redrivable() {
        return state.equals(WAITING) && !where.equals(LetterFilter.TOPOLOGIES);
    }

    /** The page about it. */
    String href() {
        return LetterKey.parse(key).href(Menu.DEAD_LETTERS.href());
    }

    /** How loud its state is. */
    String tone() {
        return switch (state) {
            case WAITING -> "bad";
            case SETTLED -> "good";
            default -> "warn";
        };
    }
}
