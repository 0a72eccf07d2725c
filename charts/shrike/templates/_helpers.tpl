{{/* The beginning of every name: short enough for the longest ending, and for the hash that a StatefulSet's pods get. */}}
{{- define "shrike.fullname" -}}
{{- default .Release.Name .Values.fullnameOverride | trunc 37 | trimSuffix "-" }}
{{- end }}

{{/* The name of a deployable's objects: {root, name}. */}}
{{- define "shrike.nameOf" -}}
{{- include "shrike.fullname" .root }}-{{ .name }}
{{- end }}

{{/* What a Service or a policy selects: {root, name}. */}}
{{- define "shrike.selector" -}}
app.kubernetes.io/name: shrike
app.kubernetes.io/instance: {{ .root.Release.Name | quote }}
app.kubernetes.io/component: {{ .name }}
{{- end }}

{{/* All labels of an object: {root, name}. */}}
{{- define "shrike.labels" -}}
{{ include "shrike.selector" . }}
app.kubernetes.io/part-of: shrike
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Name, namespace and labels: {root, name}, and an ending of the name where there is one: {ending}. */}}
{{- define "shrike.metadata" -}}
name: {{ include "shrike.nameOf" . }}{{ default "" .ending }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "shrike.labels" . | nindent 2 }}
{{- end }}

{{/* The image, by digest where there is one. */}}
{{- define "shrike.image" -}}
{{- with .Values.image -}}
{{- if .digest }}{{ .repository }}@{{ .digest }}{{ else }}{{ .repository }}:{{ default $.Chart.AppVersion .tag }}{{ end }}
{{- end }}
{{- end }}

{{/* Where services reach a service: {root, name}. */}}
{{- define "shrike.url" -}}
http://{{ include "shrike.nameOf" . }}:8080
{{- end }}

{{/* What makes an object one that is there before everything else, and for the setup alone: its weight. */}}
{{- define "shrike.hook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ . | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end }}

{{/* Refuses values that are each well formed and together cannot work. */}}
{{- define "shrike.check" -}}
{{- $users := index .Values.services "user-api" }}
{{- $most := ternary ($users.replicas | int) ($users.scaling.max | int) (eq $users.scaling.by "none") }}
{{- if and (gt $most 1) (or (not .Values.exports.persistent) (ne .Values.exports.accessMode "ReadWriteMany")) }}
{{- fail (printf "services.user-api may have %d instances, which share the files of exports: set exports.persistent=true and exports.accessMode=ReadWriteMany, or one replica" $most) }}
{{- end }}
{{- range $name := list "bridge" "statistics-api" }}
{{- $its := index $.Values.services $name }}
{{- $most := ternary ($its.replicas | int) ($its.scaling.max | int) (eq $its.scaling.by "none") }}
{{- if gt $most ($.Values.kafka.topics.partitions | int) }}
{{- fail (printf "services.%s may have %d instances, and only %d of them can have work: kafka.topics.partitions is the bound" $name $most ($.Values.kafka.topics.partitions | int)) }}
{{- end }}
{{- end }}
{{- range $name, $its := .Values.services }}
{{- if gt ($its.scaling.min | int) ($its.scaling.max | int) }}
{{- fail (printf "services.%s.scaling: min %d is more than max %d" $name ($its.scaling.min | int) ($its.scaling.max | int)) }}
{{- end }}
{{- end }}
{{- with .Values.networkPolicy }}
{{- if and .enabled (or $.Values.ingress.enabled $.Values.gateway.enabled) (not .clients) }}
{{- fail "networkPolicy.clients names nobody, so that no request would come through: say where the ingress controller or the gateway is" }}
{{- end }}
{{- if and .enabled (ne $.Values.monitoring.monitor "none") (not .scrapers) }}
{{- fail "networkPolicy.scrapers names nobody, so that no metrics would be read: say where Prometheus is" }}
{{- end }}
{{- end }}
{{- if and .Values.gateway.enabled (not .Values.gateway.parents) }}
{{- fail "gateway.parents names no gateway that the HTTPRoute is attached to" }}
{{- end }}
{{- if and (not .Values.vault.kek.uri) (not .Values.vault.kek.existingSecret) }}
{{- fail "vault.kek: either uri or existingSecret says where the key-encryption key is" }}
{{- end }}
{{- end }}
