package dev.shrike.admin.page;

import dev.shrike.admin.page.asset.Assets;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.session.Session;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.rest.identity.Roles;
import java.util.List;
import java.util.UUID;

/** Visits, troubles and whatever else pages are tried with. */
public final class Samples {
    /** What somebody types who wants it to be run. */
    public static final String EVIL = "</script><script>alert('x')</script><img src=x onerror=alert(1)>\" onclick=\"x";

    private Samples() {}

    public static Views views() {
        return new Views(new Assets());
    }

    public static Visit visitOf(String... roles) {
        Session session = new Session(UUID.randomUUID(), UUID.randomUUID().toString(), "ana", List.of(roles), "a.b.c");
        return new Visit(session, "/admin/ui/sample?q=1", false, "csrf-token", null);
    }

    public static Visit admin() {
        return visitOf(Roles.USER, Roles.ADMIN);
    }

    public static <T> Answer<T> given(T value) {
        return new Answer.Given<>(value, 200, null);
    }

    public static <T> Answer<T> away() {
        return new Answer.Failed<>(new Trouble(
                503, "unavailable", "user-api does not answer", EVIL, 2L, "4bf92f3577b34da6a3ce929d0e0e4736"));
    }
}
