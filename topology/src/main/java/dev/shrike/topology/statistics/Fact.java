package dev.shrike.topology.statistics;

import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.count.v1.Count;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.tick.v1.Tick;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * What statistics need of an event; nothing sealed among it.
 *
 * @param id of the event
 * @param event its name
 * @param major its major version
 * @param type its type
 * @param time when it happened, in milliseconds since 1970
 * @param upcast whether it was raised from an older version, and its original is counted already
 * @param person who did it, or null
 * @param image of a tick or a 2.0 rating, or null
 * @param species of a tick, or null
 * @param rating 1 to 5, 0 where it is none
 * @param counted what a count counts, or null
 * @param times how often that happened, 0 where nothing is counted
 */
record Fact(
        String id,
        String event,
        int major,
        String type,
        long time,
        boolean upcast,
        String person,
        String image,
        String species,
        int rating,
        String counted,
        long times) {

    static Fact of(SpecificRecord event, MajorVersion major) {
        Envelope envelope = Envelope.of(event);
        String person = major.personOf(event).map(UUID::toString).orElse(null);
        Fact plain = new Fact(
                envelope.id().toString(),
                major.event(),
                major.major(),
                envelope.type(),
                Math.max(0, envelope.time().toEpochMilli()),
                envelope.upcastFrom().isPresent(),
                person,
                null,
                null,
                0,
                null,
                0);
        return switch (event) {
            case Tick tick ->
                plain.of(
                        tick.getData().getImage().getUrl(),
                        tick.getData().getSighting() == null
                                ? null
                                : tick.getData().getSighting().getSpecies(),
                        0);
            case Rate rate ->
                plain.of(
                        rate.getData().getImage().getUrl(), null, rate.getData().getRating());
            case Count count ->
                plain.of(count.getData().getName(), Math.max(0, count.getData().getTimes()));
            default -> plain;
        };
    }

    private Fact of(String itsImage, String itsSpecies, int itsRating) {
        return new Fact(id, event, major, type, time, upcast, person, itsImage, itsSpecies, itsRating, counted, times);
    }

    private Fact of(String whatIsCounted, long itsTimes) {
        return new Fact(id, event, major, type, time, upcast, person, image, species, rating, whatIsCounted, itsTimes);
    }

    boolean isTick() {
        return event.equals("tick");
    }

    boolean isRating() {
        return rating != 0;
    }

    /** Whether a person did something themselves, as opposed to something done for or about them. */
    boolean isActivity() {
        return person != null && !upcast && (isTick() || event.equals("rate") || event.equals("user"));
    }

    /** What equal facts and all facts of one person meet under. */
    String key() {
        return person != null ? person : id;
    }
}
