package dev.shrike.schemas.personal;

/**
 * Something about personal data in an event's schema that has to be put right before it is released.
 *
 * @param event the event's name
 * @param version the first minor version of the major where it stands
 * @param path of the field, from the envelope
 * @param problem what is wrong, in one sentence
 * @param remedy what to do; may have several lines
 */
public record Finding(String event, String version, String path, String problem, String remedy) {
    @Override
    public String toString() {
        return event + " " + version + ", " + path + ": " + problem + "\n"
                + remedy.indent(2).stripTrailing();
    }
}
