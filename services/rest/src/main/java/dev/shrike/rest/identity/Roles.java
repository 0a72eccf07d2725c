package dev.shrike.rest.identity;

/** The roles that tokens carry, for {@code @Secured}. */
public final class Roles {

    /** A registered person. */
    public static final String USER = "ROLE_USER";

    /** A person who may act for every other. */
    public static final String ADMIN = "ROLE_ADMIN";

    /** A person who may ask for the events of all people, in SQL. */
    public static final String ANALYST = "ROLE_ANALYST";

    /** A person who looks after people's rights: erasures, exports, requests, holds, certificates. */
    public static final String PRIVACY_OFFICER = "ROLE_PRIVACY_OFFICER";

    /** A person who keeps the platform running: dead letters, projections, sagas, streams, topologies, alerts. */
    public static final String OPERATOR = "ROLE_OPERATOR";

    /** Another service of the platform. Only service tokens carry it. */
    public static final String SERVICE = "ROLE_SERVICE";

    private Roles() {}
}
