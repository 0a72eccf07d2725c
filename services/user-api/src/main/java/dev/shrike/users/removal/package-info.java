/** What becomes of completed erasures: bytes that leave Kafka's disks, backups that expire, and the certificates that say so. */
package dev.shrike.users.removal;
