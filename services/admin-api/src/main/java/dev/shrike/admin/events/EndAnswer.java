package dev.shrike.admin.events;

import java.util.List;

/**
 * Where the streams end.
 *
 * @param next a cursor behind all that is stored
 * @param places the last sequence of each stream, 0 for one that never held anything
 */
record EndAnswer(String next, List<Last> places) {

    /**
     * The end of one stream.
     *
     * @param event the event's name in the catalogue
     * @param stream its stream
     * @param sequence the last one given out, whether or not that event is still there
     */
    record Last(String event, String stream, long sequence) {}
}
