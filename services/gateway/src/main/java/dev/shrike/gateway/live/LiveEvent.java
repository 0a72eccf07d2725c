package dev.shrike.gateway.live;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a subscription gives: an event, or a notice of the subscription itself.
 *
 * @param cursor where to go on after this; opaque, good at every instance
 * @param event the event's name in the catalogue; of a notice {@code gap}, {@code dropped} or {@code ended}
 * @param json the event in its JSON form as the viewer may see it, or what the notice says; shared with others, so never changed
 * @param notice whether it is a notice
 */
public record LiveEvent(String cursor, String event, ObjectNode json, boolean notice) {}
