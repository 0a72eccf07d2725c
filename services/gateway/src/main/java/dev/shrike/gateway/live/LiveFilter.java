package dev.shrike.gateway.live;

import java.util.Set;

/**
 * Which events a client wants. An event passes when it passes every part; an empty part lets all pass, a filled one what it names.
 *
 * @param events names in the catalogue
 * @param types types of events, such as {@code update}
 * @param aggregates the ids that stand in subjects: a person's id, or an image's token
 * @param images addresses of images
 * @param aboutMe only what is about the viewer: acted by, owned by or saying something of that person
 */
public record LiveFilter(
        Set<String> events, Set<String> types, Set<String> aggregates, Set<String> images, boolean aboutMe) {

    /** Most values of one part. */
    public static final int MOST_VALUES = 64;

    /** Copies the sets, and refuses what is too long to be kept for every client. */
    public LiveFilter {
        events = bounded(events);
        types = bounded(types);
        aggregates = bounded(aggregates);
        images = bounded(images);
    }

    /** Everything that the viewer may see. */
    public static LiveFilter everything() {
        return new LiveFilter(Set.of(), Set.of(), Set.of(), Set.of(), false);
    }

    /** All events of one name that the viewer may see. */
    public static LiveFilter event(String name) {
        return new LiveFilter(Set.of(name), Set.of(), Set.of(), Set.of(), false);
    }

    /** Of these the ones of one type. */
    public LiveFilter ofType(String type) {
        return new LiveFilter(events, Set.of(type), aggregates, images, aboutMe);
    }

    /** Of these the ones of one aggregate. */
    public LiveFilter ofAggregate(String aggregate) {
        return new LiveFilter(events, types, Set.of(aggregate), images, aboutMe);
    }

    /** Of these the ones of one image, by its address. */
    public LiveFilter ofImage(String url) {
        return new LiveFilter(events, types, aggregates, Set.of(url), aboutMe);
    }

    /** Of these the ones about the viewer. */
    public LiveFilter aboutTheViewer() {
        return new LiveFilter(events, types, aggregates, images, true);
    }

    private static Set<String> bounded(Set<String> values) {
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException("At most " + MOST_VALUES + " values of one kind");
        }
        return Set.copyOf(values);
    }
}
