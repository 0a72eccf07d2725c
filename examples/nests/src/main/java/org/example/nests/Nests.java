package org.example.nests;

import io.micronaut.runtime.Micronaut;

/** A service about nests. */
public final class Nests {
    private Nests() {}

    public static void main(String[] arguments) {
        Micronaut.run(Nests.class, arguments);
    }
}
