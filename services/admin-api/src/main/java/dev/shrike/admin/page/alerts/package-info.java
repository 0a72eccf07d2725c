/** Alerts: what fires, what nobody is told of, and by which rules. */
package dev.shrike.admin.page.alerts;
