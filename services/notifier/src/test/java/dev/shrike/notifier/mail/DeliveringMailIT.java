package dev.shrike.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.messaging.read.EventReader;
import dev.shrike.notifier.NotifierServer;
import dev.shrike.notifier.UserApiStandIn;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NotifierServer.Shared.class)
class DeliveringMailIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final NotifierServer server;
    private final UUID owner = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();

    DeliveringMailIT(NotifierServer server) {
        this.server = server;
    }

    @Test
    void a_mail_that_was_sent_but_not_marked_goes_out_again_under_the_same_message_id_and_is_told_once()
            throws Exception {
        server.bean(SmtpSession.class).send(mail(), UserApiStandIn.addressOf(owner));
        putUnderDelivery("- interval '1 second'");

        await().atMost(SOON)
                .until(() -> server.get("/notifications", owner).get("items").size() == 1);
        await().atMost(SOON).until(() -> published() == 1);

        assertThat(server.mailOf(owner)).hasSize(2);
        assertThat(server.mailOf(owner).get(0).getMessageID()).isEqualTo("<" + id + "@shrike>");
        assertThat(server.mailOf(owner).get(1).getMessageID()).isEqualTo("<" + id + "@shrike>");
    }

    @Test
    void a_mail_under_delivery_is_left_alone_while_its_lease_lasts() {
        putUnderDelivery("+ interval '1 hour'");

        server.bean(DeliveringMail.class).deliverDue();

        assertThat(server.mailOf(owner)).isEmpty();
        MailTable table = server.bean(MailTable.class);
        assertThat(table.countOnTheirWay()).isPositive();
        assertThat(table.countUncertain()).isZero();
        assertThat(table.secondsDue()).isZero();
        await("a gauge says so")
                .atMost(SOON)
                .until(() -> meters().get("shrike.mail.waiting").gauge().value() >= 1);
    }

    @Test
    void mail_is_counted_by_what_became_of_it() {
        double before = sent();
        putUnderDelivery("- interval '1 second'");

        await().atMost(SOON).until(() -> sent() > before);
    }

    private double sent() {
        return meters().get("shrike.mail.attempts")
                .tag("outcome", "sent")
                .counter()
                .count();
    }

    private MeterRegistry meters() {
        return server.bean(MeterRegistry.class);
    }

    private MailRow mail() {
        UUID source = UUID.randomUUID();
        return new MailRow(id, 1, owner, "rate.update", "rate", source, "update", "A subject", "A text", 1, null, null);
    }

    private void putUnderDelivery(String leaseEnd) {
        server.update("""
                INSERT INTO mail (id, person, message_type, source_name, source_id, source_type, subject, text,
                    state, attempts, due_at)
                VALUES (CAST(? AS uuid), CAST(? AS uuid), 'rate.update', 'rate', gen_random_uuid(), 'update', 'A subject',
                    'A text', 'sending', 1, now() %s)""".formatted(leaseEnd), id.toString(), owner.toString());
    }

    private int published() {
        return server.bean(EventReader.class)
                .readAggregate("notification", owner.toString(), 0, 100)
                .events()
                .size();
    }
}
