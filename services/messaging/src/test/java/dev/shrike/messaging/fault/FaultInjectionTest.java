package dev.shrike.messaging.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultInjectionTest {
    private enum TeaPoint implements FaultPoint {
        BOILED
    }

    @Test
    void anApplicationInjectsNone() {
        try (ApplicationContext context = ApplicationContext.run(
                Map.of("shrike.messaging.relay.enabled", "false", "shrike.messaging.subscribe.enabled", "false"))) {
            assertThat(context.getBean(FaultInjection.class)).isSameAs(FaultInjection.NONE);
        }
    }

    @Test
    void aPointIsNamedByItsFeatureAndItself() {
        assertThat(TeaPoint.BOILED.fullName()).isEqualTo("TeaPoint.BOILED");
    }
}
