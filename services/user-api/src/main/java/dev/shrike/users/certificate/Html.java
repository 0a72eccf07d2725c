package dev.shrike.users.certificate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of HTML. What comes from data passes through {@link #escape}. */
final class Html {

    private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)}}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Html() {}

    /** Fills every {@code {{hole}}} of a template once; what is filled in is not looked at again. */
    static String fill(String template, Map<String, String> values) {
        return HOLE.matcher(template).replaceAll(hole -> {
            String value = values.get(hole.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Nothing to fill into " + hole.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String time(Instant time) {
        return "<time datetime=\"" + time + "\">" + TIME.format(time) + "</time>";
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    static String code(String text) {
        return "<span class=\"code\">" + escape(text) + "</span>";
    }

    /** The cells are HTML already. */
    static String table(List<String> heads, List<List<String>> rows) {
        String head = heads.stream().map(it -> "<th>" + escape(it) + "</th>").collect(Collectors.joining());
        String body = rows.stream()
                .map(row -> row.stream().map(it -> "<td>" + it + "</td>").collect(Collectors.joining()))
                .map(cells -> "<tr>" + cells + "</tr>\n")
                .collect(Collectors.joining());
        return "<table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + body + "</tbody>\n</table>\n";
    }
}
