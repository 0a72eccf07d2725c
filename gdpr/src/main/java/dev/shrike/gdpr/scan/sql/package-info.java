/** PostgreSQL as a place to scan: every row of every table, and what the key vault says. */
package dev.shrike.gdpr.scan.sql;
