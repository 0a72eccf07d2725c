package dev.shrike.schemas.upcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.Examples;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RateUpcasterTest {
    private static final UUID OWNER = UUID.fromString(Examples.OWNER);

    @Test
    void the_raised_rating_names_the_owner_and_the_old_event() {
        var raised = RateUpcaster.upcast(Examples.oldRate(), OWNER);

        assertThat(raised.getData().getImage().getOwner()).isEqualTo(Examples.OWNER);
        assertThat(raised.getData().getRating()).isEqualTo(4);
        assertThat(raised.getVersion()).isEqualTo("2.0");
        assertThat(raised.getMetadata().getUpcastFrom()).isEqualTo("1.0");
        assertThat(raised.getMetadata().getCausationId())
                .isEqualTo(Examples.oldRate().getId());
        assertThat(raised.getMetadata().getCorrelationId()).isEqualTo("c-1");
        assertThat(raised.getMetadata().getTime()).isEqualTo(Examples.TIME);
    }

    @Test
    void raising_twice_gives_the_same_event() {
        assertThat(RateUpcaster.upcast(Examples.oldRate(), OWNER))
                .isEqualTo(RateUpcaster.upcast(Examples.oldRate(), OWNER));
        assertThat(RateUpcaster.upcast(Examples.oldRate(), OWNER).getId())
                .isNotEqualTo(Examples.oldRate().getId());
    }
}
