package dev.shrike.gateway.graphql.persisted;

/** Which text a request means. */
public sealed interface Found {

    /** This one. */
    record Text(String query) implements Found {}

    /**
     * None that is answered.
     *
     * @param code for programs
     * @param message in words; clients of the protocol look for {@code PersistedQueryNotFound}
     */
    record Nothing(String code, String message) implements Found {}
}
