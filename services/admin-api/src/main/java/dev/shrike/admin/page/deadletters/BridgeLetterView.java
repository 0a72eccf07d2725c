package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.bridge.BridgeLetter;
import dev.shrike.admin.bridge.BridgeLetters;
import dev.shrike.admin.page.json.JsonText;
import dev.shrike.admin.page.json.Trace;
import io.micronaut.core.annotation.Nullable;

/**
 * A letter of the bridge, to look at.
 *
 * @param json what is shown of its bytes as JSON; null when that is something else
 */
record BridgeLetterView(
        BridgeLetter letter, LetterRow row, @Nullable JsonText json) {

    static BridgeLetterView of(BridgeLetter letter) {
        LetterRow row = LetterRow.of(new BridgeLetters.Row(
                letter.id(),
                letter.written(),
                letter.lane(),
                letter.reason(),
                letter.detail(),
                letter.key(),
                letter.stream(),
                letter.sequence(),
                letter.bytes(),
                letter.settled()));
        return new BridgeLetterView(
                letter,
                row,
                letter.payload().json() == null
                        ? null
                        : JsonText.of(letter.payload().json()));
    }

    /** The trace that its message was of; null when it said none. */
    @Nullable
    String trace() {
        return Trace.idOf(letter.headers().get("traceparent"));
    }
}
