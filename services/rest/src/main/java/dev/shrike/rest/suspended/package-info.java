/** Suspended people, whose tokens every service refuses: those that run apart from auth-api ask it for the list every few seconds. */
package dev.shrike.rest.suspended;
