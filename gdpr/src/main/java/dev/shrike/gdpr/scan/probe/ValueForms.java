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
import java.util.regex.Pattern;

/** The bytes in which a text may stand somewhere. */
final class ValueForms {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1);

    private static final Pattern PRIVATE_ADDRESS = Pattern.compile("""
            (127|10)(\\.\\d{1,3}){3}
            | (192\\.168 | 169\\.254 | 172\\.(1[6-9]|2\\d|3[01]) | 100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7]))(\\.\\d{1,3}){2}
            | [0:]+1? | f[cd][0-9a-f]{2}:[0-9a-f:]+ | fe[89ab][0-9a-f]:[0-9a-f:]+(%\\w+)?
            """, Pattern.COMMENTS | Pattern.CASE_INSENSITIVE);

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

    /**
     * Addresses of the machine itself and of private networks (RFC 1918, 3927, 4193, 4291, 6598). They stand in every log and
     * configuration, and in what servers write of one another; and each is a machine of ours, such as a proxy, or one that many
     * networks have.
     */
    static boolean isCommon(String value) {
        return value.equals("localhost") || PRIVATE_ADDRESS.matcher(value).matches();
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
