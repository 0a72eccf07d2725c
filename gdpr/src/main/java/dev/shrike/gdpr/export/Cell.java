package dev.shrike.gdpr.export;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One value as a spreadsheet shows it. Text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP
 * advises ("CSV Injection"); numbers are left as they are, the negative ones too.
 */
final class Cell {

    /** ASCII, and the full-width forms that some spreadsheets take for the same. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Cell() {}

    static String of(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber() || value.isBoolean()) {
            return value.asText();
        }
        return harmless(value.isTextual() ? value.textValue() : value.toString());
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
