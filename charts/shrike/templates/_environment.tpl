{{/* A variable whose value lies in a Secret: {variable, secret, key}. */}}
{{- define "shrike.secretVariable" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}

{{/* User name and password of an outside system: {prefix, secret, keys}. */}}
{{- define "shrike.login" -}}
{{ include "shrike.secretVariable" (dict "variable" (print .prefix "_USERNAME") "secret" .secret "key" .keys.usernameKey) }}
{{ include "shrike.secretVariable" (dict "variable" (print .prefix "_PASSWORD") "secret" .secret "key" .keys.passwordKey) }}
{{- end }}

{{/* The variables of a container: {root, name, facts, values}. */}}
{{- define "shrike.environment" -}}
{{- $values := .root.Values -}}
- name: SHRIKE_LOG_FORMAT
  value: {{ $values.logs.format }}
- name: SHRIKE_DATA
  value: /var/lib/shrike
{{- with .values.javaOptions }}
- name: JAVA_OPTS
  value: {{ . | quote }}
{{- end }}
{{- include "shrike.systems" . }}
{{- if has .name (list "auth-api" "user-api" "tick-api" "notifier" "statistics-api" "admin-api" "gateway") }}
{{- include "shrike.peers" . }}
{{- end }}
{{- if eq .name "auth-api" }}
- name: SHRIKE_TOKEN_KEY_FILE
  value: /etc/shrike/keys/{{ $values.identity.tokenKey.key }}
- name: SHRIKE_TOKEN_LIFETIME
  value: {{ $values.identity.tokenLifetime }}
{{- with $values.identity.clientAddressHeader }}
- name: MICRONAUT_SERVER_CLIENT_ADDRESS_HEADER
  value: {{ . | quote }}
{{- end }}
{{- else if eq .name "user-api" }}
{{- include "shrike.vault" . }}
{{- else if eq .name "statistics-api" }}
{{- include "shrike.topologies" . }}
{{- else if eq .name "admin-api" }}
{{- with $values.identity.clientAddressHeader }}
- name: MICRONAUT_SERVER_CLIENT_ADDRESS_HEADER
  value: {{ . | quote }}
{{- end }}
{{- include "shrike.alerts" . }}
{{- else if eq .name "gateway" }}
- name: SHRIKE_GATEWAY_ROUTES_ENABLED
  value: "true"
# the controller that leads to it tells where requests come from
- name: SHRIKE_GATEWAY_LIMITS_PROXIES
  value: {{ ternary 1 0 (or $values.ingress.enabled $values.gateway.enabled) | quote }}
{{- else if eq .name "setup" }}
- name: SHRIKE_BRIDGE_CONFIG
  value: /etc/shrike/bridge.yml
{{- end }}
{{- with $values.tracing.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
- name: OTEL_EXPORTER_OTLP_PROTOCOL
  value: {{ $values.tracing.protocol }}
- name: OTEL_SERVICE_NAME
  value: {{ $.name }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: {{ printf "service.namespace=%s,service.version=%s" $.root.Release.Namespace $.root.Chart.AppVersion | quote }}
- name: OTEL_TRACES_SAMPLER
  value: parentbased_traceidratio
- name: OTEL_TRACES_SAMPLER_ARG
  value: {{ $values.tracing.ratio | quote }}
{{- end }}
{{- range $variable, $value := .values.environment }}
- name: {{ $variable }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* Where the outside systems are that it uses. */}}
{{- define "shrike.systems" -}}
{{- $values := .root.Values -}}
{{- if has "nats" .facts.uses }}
- name: SHRIKE_NATS_URL
  value: {{ $values.nats.url | quote }}
{{- if ne .name "bridge" }}
- name: SHRIKE_NATS_STREAMS_PROVISION
  value: {{ $values.nats.streams.provision | quote }}
- name: SHRIKE_NATS_STREAMS_REPLICAS
  value: {{ $values.nats.streams.replicas | quote }}
{{- end }}
{{- if and $values.nats.existingSecret (ne .name "bridge") }}
- name: SHRIKE_NATS_CREDENTIALS
  value: /etc/nats/{{ $values.nats.credentialsKey }}
{{- end }}
{{- end }}
{{- if has "kafka" .facts.uses }}
- name: SHRIKE_KAFKA_BOOTSTRAP_SERVERS
  value: {{ $values.kafka.bootstrapServers | quote }}
{{- end }}
{{- if has "registry" .facts.uses }}
- name: SHRIKE_REGISTRY_URL
  value: {{ $values.registry.url | quote }}
{{- end }}
{{- if has "postgresql" .facts.uses }}
- name: SHRIKE_POSTGRES_URL
  value: {{ $values.postgresql.url | quote }}
{{ include "shrike.login" (dict "prefix" "SHRIKE_POSTGRES" "secret" (default $values.postgresql.existingSecret .values.databaseSecret) "keys" $values.postgresql) }}
{{- end }}
{{- if has "smtp" .facts.uses }}
- name: SHRIKE_SMTP_HOST
  value: {{ $values.smtp.host | quote }}
- name: SHRIKE_SMTP_PORT
  value: {{ $values.smtp.port | quote }}
- name: SHRIKE_SMTP_TLS
  value: {{ $values.smtp.tls | quote }}
- name: SHRIKE_SMTP_FROM
  value: {{ $values.smtp.from | quote }}
{{- with $values.smtp.existingSecret }}
{{ include "shrike.login" (dict "prefix" "SHRIKE_SMTP" "secret" . "keys" $values.smtp) }}
{{- end }}
{{- end }}
{{- end }}

{{/* How services know and reach each other. */}}
{{- define "shrike.peers" -}}
{{- with .root.Values.identity.serviceSecret }}
{{ include "shrike.secretVariable" (dict "variable" "SHRIKE_SERVICE_SECRET" "secret" .existingSecret "key" .key) }}
{{- end }}
- name: MICRONAUT_SERVER_PORT
  value: {{ .facts.port | quote }}
{{- range $variable, $service := dict "ADMIN" "admin-api" "AUTH" "auth-api" "GATEWAY" "gateway" "NOTIFIER" "notifier" "STATISTICS" "statistics-api" "TICKS" "tick-api" "USERS" "user-api" }}
{{- if has $service $.facts.calls }}
- name: SHRIKE_{{ $variable }}_URL
  value: {{ include "shrike.url" (dict "root" $.root "name" $service) }}
{{- end }}
{{- end }}
{{- if has "bridge" .facts.calls }}
- name: SHRIKE_BRIDGE_URL
  value: http://{{ include "shrike.nameOf" (dict "root" .root "name" "bridge-peers") }}:8090
{{- end }}
{{- if ne .name "auth-api" }}
- name: SHRIKE_AUTH_JWKS_URL
  value: {{ include "shrike.url" (dict "root" .root "name" "auth-api") }}/keys
{{- end }}
{{- end }}

{{/* Who is told of alerts. */}}
{{- define "shrike.alerts" -}}
{{- with .root.Values.alerts }}
{{- with .mailTo }}
- name: SHRIKE_ALERTS_MAIL_TO
  value: {{ join "," . | quote }}
{{- end }}
{{- with .webhookUrl }}
- name: SHRIKE_ALERTS_WEBHOOK_URL
  value: {{ . | quote }}
{{- end }}
{{- if .existingSecret }}
{{ include "shrike.secretVariable" (dict "variable" "SHRIKE_ALERTS_WEBHOOK_SECRET" "secret" .existingSecret "key" .key) }}
{{- end }}
{{- with .page }}
- name: SHRIKE_ALERTS_PAGE
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* What user-api needs besides: the first account, keys, and where it verifies erasures. */}}
{{- define "shrike.vault" -}}
{{- with .root.Values.identity.administrator }}
{{- if .existingSecret }}
{{ include "shrike.secretVariable" (dict "variable" "SHRIKE_ADMIN_PASSWORD" "secret" .existingSecret "key" .key) }}
{{- end }}
{{- end }}
{{- $vault := .root.Values.vault }}
{{- $postgresql := .root.Values.postgresql }}
{{- if $vault.kek.uri }}
- name: SHRIKE_KEK_URI
  value: {{ $vault.kek.uri | quote }}
- name: SHRIKE_KEK_EPOCH
  value: {{ $vault.kek.epoch }}
{{- with $vault.kek.tokenSecret }}
- name: SHRIKE_KEK_TOKEN_FILE
  value: /etc/shrike/kek-token/{{ $vault.kek.tokenKey }}
{{- end }}
{{- else }}
- name: SHRIKE_KEK_FILE
  value: /etc/shrike/keys/{{ $vault.kek.key }}
# a new key would be written into a copy that the next start does not have
- name: SHRIKE_KEK_EPOCH
  value: PT0S
{{- end }}
- name: SHRIKE_CERTIFICATE_KEY_FILE
  value: /etc/shrike/keys/{{ $vault.certificate.key }}
{{- $databases := list }}
{{- range list "auth" "users" "ticks" "notifier" "statistics" "admin" }}
{{- $databases = append $databases (print $postgresql.url "/" .) }}
{{- end }}
- name: SHRIKE_VERIFICATION_DATABASES
  value: {{ join "," $databases | quote }}
{{- if $vault.verification.existingSecret }}
{{ include "shrike.login" (dict "prefix" "SHRIKE_VERIFICATION" "secret" $vault.verification.existingSecret "keys" $vault.verification) }}
{{- else }}
{{ include "shrike.login" (dict "prefix" "SHRIKE_VERIFICATION" "secret" $postgresql.existingSecret "keys" $postgresql) }}
{{- end }}
- name: SHRIKE_VERIFICATION_FOLDERS
  value: /var/lib/shrike
{{- end }}

{{/* What statistics-api needs besides: how its instances find each other, and what they may take. */}}
{{- define "shrike.topologies" -}}
{{- $topologies := .root.Values.topologies }}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
# where other instances ask this one for what it keeps
- name: SHRIKE_TOPOLOGIES_SERVER
  value: $(POD_NAME).{{ include "shrike.nameOf" . }}-peers.{{ .root.Release.Namespace }}.svc:{{ .facts.port }}
{{- if eq $topologies.groupProtocol "classic" }}
# static membership: a restart moves no work
- name: SHRIKE_TOPOLOGIES_INSTANCE_ID
  value: $(POD_NAME)
{{- end }}
- name: SHRIKE_TOPOLOGIES_GROUP_PROTOCOL
  value: {{ $topologies.groupProtocol }}
- name: SHRIKE_TOPOLOGIES_STANDBYS
  value: {{ $topologies.standbys | quote }}
- name: SHRIKE_TOPOLOGIES_THREADS
  value: {{ $topologies.threads | quote }}
- name: SHRIKE_TOPOLOGIES_REPLICAS
  value: {{ .root.Values.kafka.topics.replication | quote }}
- name: SHRIKE_TOPOLOGIES_MEMORY
  value: {{ $topologies.memory | int64 | quote }}
- name: SHRIKE_ANALYTICS_MEMORY
  value: {{ .root.Values.analytics.memory }}
{{- end }}
