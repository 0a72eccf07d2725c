/** Erasures: which there are, and how far each is, participant by participant, while it happens. */
package dev.shrike.admin.page.erasures;
