package dev.shrike.standalone.importing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What an import did.
 *
 * @param people whose rows are in the platform now
 * @param species of those rows
 */
public record ImportSummary(long imported, long alreadyThere, long rejected, long people, long species) {

    /** One line for a person, e.g. {@code 4,016 imported, 0 already there, 0 rejected; 208 people, 283 species}. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%,d imported, %,d already there, %,d rejected; %,d people, %,d species",
                imported,
                alreadyThere,
                rejected,
                people,
                species);
    }

    /**
     * The same for a program.
     *
     * @param rejects where rejected rows are; null when there are none
     */
    public ObjectNode json(Path rejects) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("imported", imported)
                .put("already_there", alreadyThere)
                .put("rejected", rejected)
                .put("people", people)
                .put("species", species);
        return rejects == null ? json : json.put("rejects", rejects.toString());
    }
}
