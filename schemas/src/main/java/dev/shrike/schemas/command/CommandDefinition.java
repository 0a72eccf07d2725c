package dev.shrike.schemas.command;

import java.util.List;
import java.util.Map;

/**
 * Something that a service can be asked to do, and may refuse.
 *
 * @param name unique; a verb and what it is done to, as in {@code change-profile}
 * @param meaning what the issuer wants
 * @param handledBy the service that decides
 * @param issuedBy who may ask
 * @param payload the fields with their meaning
 * @param leadsTo the events that may follow
 * @param rejections the codes with which it may be refused, and what each means; {@link #INVALID} is understood
 */
public record CommandDefinition(
        String name,
        String meaning,
        String handledBy,
        List<String> issuedBy,
        Map<String, String> payload,
        List<EventType> leadsTo,
        Map<String, String> rejections) {

    /** The code of a payload that breaks its constraints. Any command may be refused so. */
    public static final String INVALID = "invalid";

    /** Whether the command may be refused with that code. */
    public boolean mayBeRejectedWith(String code) {
        return INVALID.equals(code) || rejections.containsKey(code);
    }
}
