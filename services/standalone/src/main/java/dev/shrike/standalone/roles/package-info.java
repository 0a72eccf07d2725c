/** Roles of people, as the command shows them. */
package dev.shrike.standalone.roles;
