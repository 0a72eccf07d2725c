package dev.shrike.topology.bench;

import java.util.UUID;

/** People of the tests. */
public final class Birders {
    public static final UUID ANA = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    public static final UUID BENITO = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");
    public static final UUID CARLA = UUID.fromString("cccccccc-0000-4000-8000-000000000003");

    private Birders() {}
}
