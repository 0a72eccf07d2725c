package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.Reason;
import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.bridge.deadletter.StoredLetter.StreamPlace;
import dev.shrike.bridge.forward.LetterTranslation;
import dev.shrike.bridge.forward.LetterTranslation.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Redrives letters of one lane, in the order of their stream: translates them again, and lets the writer bring in what is valid. */
final class GroupRedrive {
    private final LetterTranslation translation;
    private final Originals originals;
    private final LaneWriter writer;
    private final Consumer<Redriven> each;

    GroupRedrive(LetterTranslation translation, Originals originals, LaneWriter writer, Consumer<Redriven> each) {
        this.translation = translation;
        this.originals = originals;
        this.writer = writer;
        this.each = each;
    }

    void run(List<StoredLetter> letters) {
        var candidates = new ArrayList<Candidate>();
        for (StoredLetter letter : letters) {
            candidate(letter).ifPresent(candidates::add);
        }
        if (!candidates.isEmpty()) {
            writer.bringIn(candidates).forEach(each);
        }
    }

    private Optional<Candidate> candidate(StoredLetter letter) {
        if (letter.reason().equals(Reason.DUPLICATE_ID.word())) {
            return refused(letter, Fate.STILL_REFUSED, letter.detail());
        }
        Optional<StreamPlace> place = letter.place();
        if (place.isEmpty()) {
            return refused(letter, Fate.NOT_REDRIVABLE, "It does not say where it stood in its stream");
        }
        Optional<byte[]> payload = originals.payload(letter, place.get());
        if (payload.isEmpty()) {
            return refused(
                    letter,
                    Fate.INCOMPLETE,
                    "Only the first " + letter.payload().length + " of " + letter.fullLength()
                            + " bytes were kept, and the stream no longer has the message");
        }
        return candidate(letter, place.get(), payload.get());
    }

    private Optional<Candidate> candidate(StoredLetter letter, StreamPlace place, byte[] payload) {
        Instant stored = place.stored().orElse(letter.written());
        return switch (translation.translate(
                place.subject(), letter.sourceHeaders(), payload, place.sequence(), stored)) {
            case Result.Valid(var history, var latest) ->
                Optional.of(new Candidate(letter, place, stored, history, latest));
            case Result.Refused(var reason, var detail) ->
                refused(letter, Fate.STILL_REFUSED, reason.word() + ": " + detail);
            case Result.LeftOut() ->
                refused(letter, Fate.NOT_REDRIVABLE, "It came from Kafka, or another letter here is the same event");
        };
    }

    private Optional<Candidate> refused(StoredLetter letter, Fate fate, String detail) {
        each.accept(Redriven.of(letter, fate, detail));
        return Optional.empty();
    }
}
