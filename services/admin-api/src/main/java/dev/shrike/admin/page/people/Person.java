package dev.shrike.admin.page.people;

import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Shell;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One person, as each service knows them; one that does not answer leaves its part out. {@code toString} shows the id only. */
record Person(
        UUID id,
        Answer<Profile> profile,
        Answer<RolesHeld> roles,
        Answer<Since> suspension,
        Answer<Since> silence,
        Answer<Numbers> numbers,
        Answer<Requests> requests,
        Answer<Hold> hold,
        Answer<Restriction> restriction,
        Answer<Erasures> erasures,
        Exports exports,
        Answer<Ticks> ticks) {

    /** What the person calls themselves; {@code toString} shows nothing. */
    record Profile(String username, String displayName, String email) {
        @Override
        public String toString() {
            return "Profile[redacted]";
        }
    }

    /** Given roles, by their names in addresses. */
    record RolesHeld(List<String> roles) {}

    /** That something stands since then, and who did it. */
    record Since(Instant since, @Nullable UUID by) {}

    /** What was counted of them. */
    record Numbers(
            long ticks,
            long species,
            long ratings,
            long activeDays,
            @Nullable LocalDate lastActive) {}

    /** What they asked for under their rights. */
    record Requests(List<Request> requests) {
        record Request(UUID id, String kind, String state, LocalDate received, LocalDate due, boolean overdue) {}
    }

    /** A legal hold on them. */
    record Hold(Instant placed, LocalDate review) {}

    /** A restriction of what may be done with their data. */
    record Restriction(String ground, Instant since) {}

    /** Their erasure, if there is one. */
    record Erasures(List<Erasure> erasures) {
        record Erasure(
                UUID id,
                String state,
                boolean onHold,
                @Nullable String grade,
                Instant requested) {}
    }

    /** Their latest ticks, without what is sealed. */
    record Ticks(List<Tick> ticks) {
        record Tick(Instant time, @Nullable String species, String image) {}
    }

    /** Whether the person was erased, so that nobody can say what they were called. */
    boolean erased() {
        return !profile.given() && profile.trouble().status() == 410;
    }

    boolean erasing() {
        return erasures.found()
                .map(Erasures::erasures)
                .filter(found -> !found.isEmpty())
                .isPresent();
    }

    /** What to call them at the top of the page. */
    String title() {
        return profile.found().map(Profile::displayName).orElse(erased() ? "Erased person" : "Person");
    }

    boolean has(GivableRole role) {
        return roles.found().map(held -> held.roles().contains(role.path())).orElse(false);
    }

    boolean isSelf(Shell shell) {
        return shell.session().person().equals(id);
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
