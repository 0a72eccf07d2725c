/** Alerts over REST. */
package dev.shrike.admin.alert.api;
