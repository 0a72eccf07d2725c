package dev.shrike.users.export;

import dev.shrike.gdpr.export.Holding;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** What other services keep about people besides events. */
@Factory
final class Holdings {

    @Singleton
    @Named("sessions")
    PersonalHolding sessions(AuthApi auth) {
        return (person, _) -> new Holding(
                "sessions",
                "When you logged in and until when that is good.",
                List.of("issued", "expires", "ended"),
                new HeldRows("auth-api", after -> auth.sessions(person, after)));
    }

    @Singleton
    @Named("roles")
    PersonalHolding roles(AuthApi auth) {
        return (person, _) -> new Holding(
                "roles",
                "Roles that you were given besides that of a user.",
                List.of("role", "granted", "revoked"),
                new HeldRows("auth-api", _ -> auth.roles(person)));
    }

    @Singleton
    @Named("mail")
    PersonalHolding mail(NotifierApi notifier) {
        return (person, _) -> new Holding(
                "mail",
                "Mail that you were sent, or are about to be.",
                List.of(
                        "id",
                        "message_type",
                        "source_event.name",
                        "source_event.id",
                        "source_event.type",
                        "subject",
                        "text",
                        "state",
                        "sent_at"),
                new HeldRows("notifier", after -> notifier.mail(person, after)));
    }

    @Singleton
    @Named("mutes")
    PersonalHolding mutes(NotifierApi notifier) {
        return (person, _) -> new Holding(
                "mutes",
                "What you do not want to be told of.",
                List.of("type", "image", "person"),
                new HeldRows("notifier", _ -> notifier.mutes(person)));
    }

    @Singleton
    @Named("older-ticks")
    PersonalHolding olderTicks(TickApi ticks, OlderPosts older) {
        return (person, fields) -> new Holding(
                "older-ticks",
                "Ticks that are older than the time for which events are kept, or about to be.",
                older.columns("tick"),
                older.of("tick", new HeldRows("tick-api", after -> ticks.ticks(person, after)), fields));
    }

    @Singleton
    @Named("older-ratings")
    PersonalHolding olderRatings(TickApi ticks, OlderPosts older) {
        return (person, fields) -> new Holding(
                "older-ratings",
                "Ratings that are older than the time for which events are kept, or about to be.",
                older.columns("rate"),
                older.of("rate", new HeldRows("tick-api", after -> ticks.ratings(person, after)), fields));
    }
}
