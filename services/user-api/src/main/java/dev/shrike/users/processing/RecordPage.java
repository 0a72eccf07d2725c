package dev.shrike.users.processing;

import dev.shrike.gdpr.processing.Activity;
import dev.shrike.gdpr.processing.ProcessedEvent;
import dev.shrike.gdpr.processing.RecordOfProcessing;
import dev.shrike.gdpr.processing.Responsible;
import dev.shrike.schemas.purpose.PurposeDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The record as one page to read and to print, without scripts and without anything from elsewhere. */
final class RecordPage {
    /** Allowed by its hash in the page's policy. */
    static final String STYLE = """

            body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid #bbb }
            dl { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem } dt { font-weight: 600 } dd { margin: 0 }
            table { border-collapse: collapse; width: 100%; margin-top: 1rem; font-size: .9rem }
            th, td { border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top }
            .missing { color: #9c1c1c; font-weight: 600 }
            @media (max-width: 40rem) { dl { grid-template-columns: 1fr } table { display: block; overflow-x: auto } }
            @media print {
              body { font-size: 10pt; max-width: none; margin: 0 } h2 { break-after: avoid } tr, dl { break-inside: avoid }
            }
            """;

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Record of processing activities</title>
            <style>%s</style>
            </head>
            <body>
            <h1>Record of processing activities</h1>
            <p>Article 30(1) of Regulation (EU) 2016/679. Made from the catalogues of events and purposes by which this platform works.</p>
            %s
            </body>
            </html>
            """;

    private static final String NOT_TOLD = "<span class=\"missing\">not told: set %s</span>";

    private RecordPage() {}

    static String of(RecordOfProcessing record) {
        String content = responsible(record.responsible())
                + joined(record.activities(), RecordPage::activity)
                + "<h2>Ids in clear</h2>\n<p>In these events the id of a person stands in clear: a random UUID that leads back to"
                + " the person by the profile only.</p>\n" + events(record.pseudonymous());
        return PAGE.formatted(STYLE, content);
    }

    private static String responsible(Responsible responsible) {
        return "<dl>\n"
                + told("Controller", responsible.name(), "shrike.gdpr.controller.name")
                + told("Contact", responsible.contact(), "shrike.gdpr.controller.contact")
                + told("Data protection officer", responsible.officer(), "shrike.gdpr.officer.contact")
                + "</dl>\n";
    }

    private static String activity(Activity activity) {
        return "<h2>Purpose: " + escape(activity.purpose()) + "</h2>\n"
                + activity.description()
                        .map(RecordPage::description)
                        .orElse("<p class=\"missing\">Nobody has described this purpose.</p>\n")
                + events(activity.events());
    }

    private static String description(PurposeDefinition purpose) {
        return "<dl>\n"
                + row("What for", escape(purpose.meaning()))
                + row("Legal basis", escape(purpose.legalBasis().article() + ": " + purpose.reason()))
                + row("People", list(purpose.people()))
                + row("Data", list(purpose.data()))
                + row("Recipients outside", list(purpose.recipients()))
                + row("Third countries", list(purpose.transfers()))
                + row("Kept", escape(purpose.retention()))
                + row("Security", list(purpose.security()))
                + "</dl>\n";
    }

    private static String events(List<ProcessedEvent> events) {
        if (events.isEmpty()) {
            return "<p>No event holds data for it.</p>\n";
        }
        return "<table>\n<tr><th>Event<th>Sealed fields, and whose<th>Written by<th>Read by<th>History kept"
                + "<th>Ended values gone within</tr>\n"
                + joined(events, RecordPage::event) + "</table>\n";
    }

    private static String event(ProcessedEvent event) {
        String fields = event.fields().stream()
                .map(field -> field.path() + " of " + field.dataSubject() + " (" + field.topic() + ")")
                .map(RecordPage::escape)
                .collect(Collectors.joining("<br>"));
        return "<tr><td><b>" + escape(event.event()) + "</b><br>" + escape(event.meaning())
                + "<td>" + (fields.isEmpty() ? "none" : fields)
                + "<td>" + list(event.publishers())
                + "<td>" + list(event.subscribers())
                + "<td>" + escape(event.retention())
                + "<td>" + escape(event.compactionLag()) + "</tr>\n";
    }

    private static String told(String name, Optional<String> value, String setting) {
        return row(name, value.map(RecordPage::escape).orElse(NOT_TOLD.formatted(setting)));
    }

    private static String row(String name, String html) {
        return "<dt>" + name + "</dt><dd>" + html + "</dd>\n";
    }

    private static String list(List<String> values) {
        return values.isEmpty()
                ? "none"
                : values.stream().map(RecordPage::escape).collect(Collectors.joining("; "));
    }

    private static <T> String joined(List<T> values, Function<T, String> form) {
        return values.stream().map(form).collect(Collectors.joining());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
