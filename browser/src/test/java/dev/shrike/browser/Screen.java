package dev.shrike.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;

/** Where there is something to see. */
enum Screen {
    OVERVIEW("/admin", "Overview"),
    ALERTS("/admin/ui/alerts", "Alerts"),
    SILENCE("/admin/ui/alerts/silence?rule=dead-letters&label=handler%3Dadmin-audit", "Silence"),
    PEOPLE("/admin/ui/people", "People"),
    PERSON("/admin/ui/people/{person}", "Wryneck"),
    PERSON_TO_BE_ERASED("/admin/ui/people/{person}", "Wryneck") {
        @Override
        void act(Page page) {
            press(page, "Erase this person");
        }
    },
    PERSON_ERASED("/admin/ui/people/{erased}", "Erased person"),
    ERASURES("/admin/ui/erasures", "Erasures"),
    ERASURES_OPEN("/admin/ui/erasures?state=open", "Erasures"),
    ERASURE_ON_HOLD("/admin/ui/erasures/{held}", "Erasure"),
    ERASURE_COMPLETED("/admin/ui/erasures/{completed}", "Erasure"),
    CERTIFICATE("/gdpr/erasures/{completed}/certificate?format=html", "Certificate"),
    EVENTS("/admin/ui/events", "Events"),
    EVENT("/admin/ui/events?event=tick", "Events") {
        @Override
        void act(Page page) {
            page.locator(".event-line").first().click();
        }
    },
    DEAD_LETTERS("/admin/ui/dead-letters", "Dead letters"),
    DEAD_LETTERS_NONE("/admin/ui/dead-letters?reason=too-large", "Dead letters"),
    DEAD_LETTER("/admin/ui/dead-letters/bridge/{letter}", "Dead letter"),
    OUTBOX("/admin/ui/outbox", "Outbox"),
    OUTBOX_OF_ONE("/admin/ui/outbox/ticks", "Outbox of ticks"),
    PROJECTIONS("/admin/ui/projections", "Projections"),
    SAGAS("/admin/ui/sagas?status=completed", "Sagas"),
    SAGAS_OPEN("/admin/ui/sagas", "Sagas"),
    SAGA("/admin/ui/sagas/{saga}", "Registration"),
    TOPOLOGIES("/admin/ui/topologies", "Topologies"),
    TOPOLOGY("/admin/ui/topologies/score", "score"),
    SQL("/admin/ui/sql", "SQL"),
    SQL_RESULT("/admin/ui/sql", "SQL") {
        @Override
        void act(Page page) {
            page.locator(".CodeMirror").click();
            page.keyboard().insertText("select species, count(*) n from tick_latest group by 1 order by n desc");
            page.keyboard().press("Control+Enter");
            page.locator(".table-result").waitFor();
        }
    },
    AUDIT("/admin/ui/audit", "Audit log"),
    CATALOGUE("/catalogue", "Catalogue"),
    CATALOGUE_EVENT("/catalogue/events/tick", "tick"),
    CATALOGUE_COMMAND("/catalogue/commands/change-profile", "change-profile");

    private final String path;
    private final String heading;

    Screen(String path, String heading) {
        this.path = path;
        this.heading = heading;
    }

    /** Shows it. */
    void open(Window window, Scenery scenery) {
        window.visit(scenery.in(path));
        window.expectHeading(heading);
        act(window.page());
    }

    /** What is done there before it is looked at; nothing, unless a screen says so. */
    void act(Page page) {}

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }
}
