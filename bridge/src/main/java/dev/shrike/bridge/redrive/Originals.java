package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.bridge.deadletter.StoredLetter.StreamPlace;
import dev.shrike.bridge.nats.Streams;
import io.nats.client.api.MessageInfo;
import java.util.Arrays;
import java.util.Optional;

/** The whole payload of a letter of which only the beginning was kept, as long as the stream still has it. */
final class Originals {
    private final Streams streams;

    Originals(Streams streams) {
        this.streams = streams;
    }

    /** All of the payload; empty when it is nowhere. */
    Optional<byte[]> payload(StoredLetter letter, StreamPlace place) {
        if (letter.isWhole()) {
            return Optional.of(letter.payload());
        }
        return streams.message(place.stream(), place.sequence())
                .filter(found -> isOriginal(found, letter, place))
                .map(MessageInfo::getData);
    }

    /** A stream that was made again has another message there. */
    private static boolean isOriginal(MessageInfo found, StoredLetter letter, StreamPlace place) {
        byte[] data = found.getData();
        int kept = letter.payload().length;
        return data != null
                && found.getSubject().equals(place.subject())
                && data.length == letter.fullLength()
                && Arrays.equals(data, 0, kept, letter.payload(), 0, kept);
    }
}
