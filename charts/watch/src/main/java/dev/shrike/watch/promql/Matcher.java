package dev.shrike.watch.promql;

/**
 * A condition on a label, as in {@code state="stopped"}.
 *
 * @param operator {@code =}, {@code !=}, {@code =~} or {@code !~}
 */
public record Matcher(String label, String operator, String value) {

    /** Whether it asks for one value, and not for what a dashboard's variable holds. */
    public boolean isLiteral() {
        return operator.equals("=") && !value.isEmpty() && !value.contains("$");
    }
}
