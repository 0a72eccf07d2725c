package dev.shrike.gdpr.scan.probe;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The bytes in which a text may stand somewhere. */
final class ValueForms {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1);

    private static final int ASCII = 0x80;
    private static final int FIRST_PRINTABLE = 0x20;

    private ValueForms() {}

    /** Every spelling in every character set; a character set that lacks a character is left out. */
    static Set<Form> of(String value) {
        Set<Form> forms = new LinkedHashSet<>();
        for (String spelling : spellings(value)) {
            for (Charset charset : CHARSETS) {
                if (charset.newEncoder().canEncode(spelling)) {
                    forms.add(new Form(spelling.getBytes(charset)));
                }
            }
        }
        return forms;
    }

    /** Addresses of the machine itself stand in every log and configuration and are nobody's. */
    static boolean isCommon(String value) {
        return value.startsWith("127.") || value.equals("localhost") || value.matches("[0:]+1?");
    }

    private static Set<String> spellings(String value) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(value);
        spellings.add(value.toLowerCase(Locale.ROOT));
        spellings.add(Normalizer.normalize(value, Normalizer.Form.NFC));
        spellings.add(Normalizer.normalize(value, Normalizer.Form.NFD));
        spellings.add(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
        spellings.add(asciiJson(value));
        spellings.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        spellings.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        spellings.add(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        return spellings;
    }

    /** As a writer of JSON puts it that escapes all but ASCII. */
    private static String asciiJson(String value) {
        StringBuilder text = new StringBuilder();
        for (char one : new String(JsonStringEncoder.getInstance().quoteAsString(value)).toCharArray()) {
            if (one >= FIRST_PRINTABLE && one < ASCII) {
                text.append(one);
            } else {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) one));
            }
        }
        return text.toString();
    }
}
