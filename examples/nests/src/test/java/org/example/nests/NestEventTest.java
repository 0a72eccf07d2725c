package org.example.nests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.personal.PersonalDataCheck;
import org.junit.jupiter.api.Test;

class NestEventTest {

    @Test
    void whatIsPersonalInTheEventIsSealed() {
        assertThat(PersonalDataCheck.standard()
                        .findings(EventCatalogue.standard().event("nest")))
                .isEmpty();
    }
}
