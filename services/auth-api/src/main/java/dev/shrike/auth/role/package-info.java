/** Roles that people have besides their own, given and taken by admins. A person's next token carries what they have then. */
package dev.shrike.auth.role;
