/** What a rule of alerts is, which ones there are from the start, and how one is read from JSON. Pure. */
package dev.shrike.admin.alert.rule;
