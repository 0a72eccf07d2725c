package dev.shrike.bridge;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test on real servers that are empty before each of its methods. */
abstract class InAWorld {
    World world;

    @BeforeEach
    void emptyWorld() throws Exception {
        world = World.empty();
    }

    @AfterEach
    void closeWorld() throws Exception {
        world.close();
    }
}
