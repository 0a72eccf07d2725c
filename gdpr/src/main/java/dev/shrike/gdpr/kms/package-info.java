/** Key management: who wraps data keys, a file on this machine or a service elsewhere. */
package dev.shrike.gdpr.kms;
