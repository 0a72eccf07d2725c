{{/* The bridge's configuration file. Addresses come from its environment. */}}
{{- define "shrike.bridgeConfig" -}}
{{- $config := dict
  "topics" (dict "partitions" (.Values.kafka.topics.partitions | int) "replication" (.Values.kafka.topics.replication | int))
  "http" (dict "host" "0.0.0.0" "port" 8090 "token-keys" (print (include "shrike.url" (dict "root" . "name" "auth-api")) "/keys")) }}
{{- with .Values.nats.existingSecret }}
{{- $_ := set $config "nats" (dict "credentials" (print "/etc/nats/" $.Values.nats.credentialsKey)) }}
{{- end }}
{{- mergeOverwrite $config (deepCopy .Values.bridge.config) | toYaml }}
{{- end }}
