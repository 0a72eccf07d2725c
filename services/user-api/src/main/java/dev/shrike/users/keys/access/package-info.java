/** Which service may have keys of which purpose: least privilege, by configuration. */
package dev.shrike.users.keys.access;
