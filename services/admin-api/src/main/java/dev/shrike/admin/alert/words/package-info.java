/** Alerts in words, for mail and page. */
package dev.shrike.admin.alert.words;
