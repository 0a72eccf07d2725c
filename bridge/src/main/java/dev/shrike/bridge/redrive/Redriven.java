package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.StoredLetter;

/**
 * What became of one letter.
 *
 * @param id of the letter
 * @param lane whose it is
 * @param fate what became of it
 * @param detail a sentence on that; never payload
 */
public record Redriven(LetterId id, String lane, Fate fate, String detail) {
    static Redriven of(StoredLetter letter, Fate fate, String detail) {
        return new Redriven(letter.id(), letter.lane(), fate, detail);
    }
}
