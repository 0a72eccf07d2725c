/** AWS KMS. */
package dev.shrike.gdpr.kms.aws;
