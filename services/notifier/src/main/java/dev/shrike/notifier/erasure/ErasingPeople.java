package dev.shrike.notifier.erasure;

import dev.shrike.messaging.erasure.ErasureParticipant;
import dev.shrike.notifier.Notifier;
import dev.shrike.notifier.mail.MailTable;
import dev.shrike.notifier.mute.MuteTable;
import dev.shrike.notifier.person.PersonTable;
import dev.shrike.notifier.silence.SilencingPeople;
import dev.shrike.rest.erased.ErasedPeople;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Forgets a person: their mail, their mutes, and the mutes by which others muted them. Their id remains, as that of somebody who is gone. */
@Singleton
class ErasingPeople implements ErasureParticipant {
    private final PersonTable people;
    private final MailTable mails;
    private final MuteTable mutes;
    private final SilencingPeople silenced;
    private final ErasedPeople erased;

    ErasingPeople(
            PersonTable people,
            MailTable mails,
            MuteTable mutes,
            SilencingPeople silenced,
            @Named(Notifier.DATA_SOURCE) ErasedPeople erased) {
        this.people = people;
        this.mails = mails;
        this.mutes = mutes;
        this.silenced = silenced;
        this.erased = erased;
    }

    @Override
    public String name() {
        return Notifier.NAME;
    }

    @Override
    public String handler() {
        return "notifier-erasure";
    }

    @Override
    public String dataSource() {
        return Notifier.DATA_SOURCE;
    }

    @Override
    public String source() {
        return Notifier.SOURCE;
    }

    @Override
    public Map<String, Long> erase(UUID person) {
        people.lock(person);
        people.markErased(person);
        erased.record(person);
        long mailCount = mails.deleteAllOf(person);
        long muteCount = mutes.deleteAllAbout(person);
        long silenceCount = silenced.forget(person);
        return Map.of("mails", mailCount, "mutes", muteCount, "silences", silenceCount);
    }
}
