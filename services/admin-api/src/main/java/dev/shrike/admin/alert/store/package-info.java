/** Alerts, rules and silences in admin-api's database. */
package dev.shrike.admin.alert.store;
