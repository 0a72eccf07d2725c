package dev.shrike.rest.restricted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import java.util.UUID;

/**
 * The people whose data must not be used, as far as one service knows. There is a bean per datasource, by the datasource's name.
 * Thread-safe.
 *
 * <p>{@link #record} takes effect within {@value TableRestrictedPeople#RECHECK_SECONDS} s of its commit.
 */
public interface RestrictedPeople {

    /** Whether processing of the person's data is restricted. */
    boolean contains(UUID person);

    /** Records that it is, or no longer is; joins the caller's transaction. */
    void record(UUID person, boolean restricted);

    /**
     * For a handler of {@code gdpr} events, all of them in their order: follows restrictions, and ends them with an erasure.
     *
     * @throws IllegalArgumentException when a restriction does not say whether it begins or ends
     */
    default void follow(Gdpr event) {
        UUID person = UUID.fromString(event.getData().getUser().getId());
        switch (event.getType()) {
            case "restrict" -> record(person, begins(event));
            case "delete" -> record(person, false);
            default -> {
                // tells of other rights
            }
        }
    }

    private static boolean begins(Gdpr event) {
        String evidence = event.getData().getEvidence();
        try {
            JsonNode restricted = evidence == null
                    ? null
                    : new ObjectMapper().readTree(evidence).path("restricted");
            if (restricted != null && restricted.isBoolean()) {
                return restricted.booleanValue();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Restriction " + event.getId() + " has no JSON for evidence", e);
        }
        throw new IllegalArgumentException("Restriction " + event.getId() + " does not say whether it begins or ends");
    }
}
