package dev.shrike.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopperTest {
    private final List<String> stopped = new ArrayList<>();
    private final Stopper stopper = new Stopper();

    @Test
    void stopsInTheOppositeOrderOfStarting() {
        add("servers");
        add("services");
        add("HTTP");
        stopper.close();
        assertThat(stopped).containsExactly("HTTP", "services", "servers");
    }

    @Test
    void onePartThatFailsKeepsNoOtherFromBeingStopped() {
        add("servers");
        stopper.add("services", () -> {
            throw new IllegalStateException("stuck");
        });
        add("HTTP");
        stopper.close();
        assertThat(stopped).containsExactly("HTTP", "servers");
    }

    @Test
    void whatIsStartedWhileEverythingStopsIsStoppedAtOnce() {
        stopper.close();
        add("services");
        assertThat(stopped).containsExactly("services");
    }

    @Test
    void stoppingTwiceStopsOnce() {
        add("servers");
        stopper.close();
        stopper.close();
        assertThat(stopped).containsExactly("servers");
    }

    private void add(String name) {
        stopper.add(name, () -> stopped.add(name));
    }
}
