package dev.shrike.gdpr;

import java.util.UUID;

/** People the tests are about. */
public final class Birders {

    private Birders() {}

    public static UUID ana() {
        return UUID.fromString("7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01");
    }

    public static UUID bruno() {
        return UUID.fromString("0f8b8d6e-5c0a-4b60-8a32-6f6d0f1f2b02");
    }

    /** Somebody nobody has seen before; for tests that share a database. */
    public static UUID newcomer() {
        return UUID.randomUUID();
    }
}
