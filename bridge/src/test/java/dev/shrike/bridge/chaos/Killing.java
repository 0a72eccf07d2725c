package dev.shrike.bridge.chaos;

import dev.shrike.bridge.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Kills what a seed says, as {@code kill -9} does, and starts it again after a short while. */
final class Killing {
    private static final int LONGEST_PAUSE_MILLIS = 1_500;

    private final World world;
    private final Fleet fleet;
    private final Random random;
    private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);

    /** What can be killed. */
    enum Victim {
        /** nats-server. */
        NATS,
        /** Any bridge. */
        BRIDGE,
        /** The bridge that owns the lane. */
        OWNER,
        /** The broker. */
        KAFKA
    }

    Killing(World world, Fleet fleet, Random random) {
        this.world = world;
        this.fleet = fleet;
        this.random = random;
    }

    /** So many victims, evenly of each kind and in random order. */
    List<Victim> victims(int kills) {
        var victims = new ArrayList<Victim>();
        for (int i = 0; i < kills; i++) {
            victims.add(Victim.values()[i % Victim.values().length]);
        }
        Collections.shuffle(victims, random);
        return victims;
    }

    /** Kills one and starts it again; returns once it is started, which says nothing about whether it has caught up. */
    void kill(Victim victim, String lane) throws IOException, InterruptedException {
        switch (victim) {
            case OWNER -> replace(fleet.owner(lane).orElseGet(this::any));
            case BRIDGE -> replace(any());
            case NATS -> {
                world.servers().natsServer().kill();
                pause();
                world.servers().natsServer().start();
            }
            case KAFKA -> {
                world.servers().kafkaServer().kill();
                pause();
                world.servers().kafkaServer().start();
            }
        }
        killed.merge(victim, 1, Integer::sum);
    }

    private void replace(BridgeInstance instance) throws IOException, InterruptedException {
        fleet.kill(instance);
        pause();
        fleet.add();
    }

    private BridgeInstance any() {
        List<BridgeInstance> all = fleet.instances();
        return all.get(random.nextInt(all.size()));
    }

    private void pause() {
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)).toNanos());
    }

    Map<Victim, Integer> killed() {
        return killed;
    }
}
