package dev.shrike.rest.keys;

import dev.shrike.gdpr.key.DataKeys;

/** The vault, as each service may use it. Thread-safe. */
@FunctionalInterface
public interface KeySource {

    /** The vault as it answers the service of this name: keys of some purposes, an outage for all others. Nothing is kept. */
    DataKeys of(String service);
}
