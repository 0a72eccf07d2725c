package dev.shrike.admin.alert.rule;

/** How soon somebody should look, the most urgent first. */
public enum Severity {
    CRITICAL,
    WARNING
}
