/** Logging in and out, what every answer of the page carries, and how refusals and faults look. */
package dev.shrike.admin.page.door;
