package dev.shrike.rest.identity;

/** The roles that tokens carry, for {@code @Secured}. */
public final class Roles {

    /** A registered person. */
    public static final String USER = "ROLE_USER";

    /** A person who may act for every other. */
    public static final String ADMIN = "ROLE_ADMIN";

    /** A person who may ask for the events of all people, in SQL. */
    public static final String ANALYST = "ROLE_ANALYST";

    /** Another service of the platform. Only service tokens carry it. */
    public static final String SERVICE = "ROLE_SERVICE";

    private Roles() {}
}
