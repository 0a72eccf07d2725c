/**
 * Alerts: rules over what the platform measures, who is told when one holds, and for how long it stays quiet. What a process sees
 * comes to the rules directly, so that they hold without NATS and without PostgreSQL.
 */
package dev.shrike.admin.alert;
