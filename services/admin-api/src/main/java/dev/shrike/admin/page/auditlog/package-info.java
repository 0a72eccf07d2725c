/** The audit log, to look through. */
package dev.shrike.admin.page.auditlog;
