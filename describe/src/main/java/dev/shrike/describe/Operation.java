package dev.shrike.describe;

import java.util.List;

/**
 * What the code says about one operation, beside what Micronaut reads from it.
 *
 * @param verb lower case, as documents have it
 * @param path as documents have it
 * @param roles who may call it, as {@link Access} names them
 * @param fallible whether a request can be wrong in itself: it has a body, or parameters that are checked
 * @param working whether it asks a database, a broker or another service
 */
record Operation(String verb, String path, List<String> roles, boolean fallible, boolean working) {

    Operation {
        roles = List.copyOf(roles);
    }

    /** Whether it may be called without a token. */
    boolean open() {
        return roles.contains(Access.ANYBODY);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
