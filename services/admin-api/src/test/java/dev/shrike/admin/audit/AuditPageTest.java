package dev.shrike.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AuditPageTest {

    private static final UUID PERSON = UUID.fromString("0a8b4d3e-6f01-4a51-9a8f-2f5f7c1f7c11");

    @Property(tries = 100)
    void aFullPageLeadsOnFromItsLastEntry(@ForAll @LongRange(min = 1) long position) {
        AuditPage page = AuditPage.of(List.of(entry(position)), 1);

        assertThat(AuditPage.positionIn(page.next())).hasValue(position);
    }

    @Property(tries = 300)
    void garbageIsNoCursorAndNoFault(@ForAll String garbage) {
        AuditPage.positionIn(garbage).ifPresent(position -> assertThat(garbage).matches("[A-Za-z0-9_=-]{11,12}"));
    }

    @Test
    void aPageThatIsNotFullIsTheLast() {
        assertThat(AuditPage.of(List.of(entry(1)), 2).next()).isNull();
    }

    @Test
    void aPseudonymisedEntryNamesThePersonNowhere() {
        AuditEntry entry = entry(7).pseudonymised();

        assertThat(entry.toString()).doesNotContain(PERSON.toString());
        assertThat(entry.subject()).isEqualTo("tick.v1.erased.new");
        assertThat(entry.erased()).isTrue();
    }

    private static AuditEntry entry(long position) {
        Instant time = Instant.parse("2026-11-20T22:30:00Z");
        return new AuditEntry(
                position,
                UUID.randomUUID(),
                "tick",
                "new",
                "1.0",
                "services/TickAPI",
                PERSON,
                false,
                "tick.v1." + PERSON + ".new",
                "TICK",
                position,
                time,
                time,
                null,
                null,
                null,
                null);
    }
}
