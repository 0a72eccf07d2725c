{{/* Where what is mounted: {root, name, facts}. The root file system is read-only. */}}
{{- define "shrike.mounts" -}}
- name: data
  mountPath: /var/lib/shrike
- name: tmp
  mountPath: /tmp
{{- if has .name (list "auth-api" "user-api") }}
- name: keys
  mountPath: /etc/shrike/keys
  readOnly: true
{{- end }}
{{- if and (eq .name "user-api") .root.Values.vault.kek.uri .root.Values.vault.kek.tokenSecret }}
- name: kek-token
  mountPath: /etc/shrike/kek-token
  readOnly: true
{{- end }}
{{- if has .name (list "bridge" "setup") }}
- name: config
  mountPath: /etc/shrike
  readOnly: true
{{- end }}
{{- if and (has "nats" .facts.uses) .root.Values.nats.existingSecret }}
- name: nats
  mountPath: /etc/nats
  readOnly: true
{{- end }}
{{- end }}

{{/* The volumes for those mounts, but for the claim of a StatefulSet. */}}
{{- define "shrike.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 512Mi
{{- if eq .name "user-api" }}
{{- include "shrike.exportsVolume" . }}
{{- else if ne .name "statistics-api" }}
- name: data
  emptyDir:
    sizeLimit: 64Mi
{{- end }}
{{- if eq .name "auth-api" }}
- name: keys
  {{- include "shrike.secretVolume" .root.Values.identity.tokenKey | nindent 2 }}
{{- else if eq .name "user-api" }}
{{- include "shrike.vaultVolumes" . }}
{{- else if has .name (list "bridge" "setup") }}
- name: config
  configMap:
    name: {{ include "shrike.nameOf" . }}
{{- end }}
{{- if and (has "nats" .facts.uses) .root.Values.nats.existingSecret }}
- name: nats
  {{- include "shrike.secretVolume" (dict "existingSecret" .root.Values.nats.existingSecret "key" .root.Values.nats.credentialsKey) | nindent 2 }}
{{- end }}
{{- end }}

{{/* One key of a Secret as a file: {existingSecret, key}. */}}
{{- define "shrike.secretVolume" -}}
secret:
  secretName: {{ .existingSecret }}
  defaultMode: 288 # 0440
  items:
    - key: {{ .key }}
      path: {{ .key }}
{{- end }}

{{- define "shrike.exportsVolume" -}}
{{- with .root.Values.exports }}
- name: data
  {{- if .persistent }}
  persistentVolumeClaim:
    claimName: {{ default (print (include "shrike.nameOf" $) "-exports") .existingClaim }}
  {{- else }}
  emptyDir:
    sizeLimit: {{ .size }}
  {{- end }}
{{- end }}
{{- end }}

{{/* The Secrets of the vault, and the place that they are copied to. */}}
{{- define "shrike.vaultVolumes" -}}
{{- $vault := .root.Values.vault }}
- name: keys
  emptyDir:
    medium: Memory
    sizeLimit: 1Mi
- name: key-secrets
  projected:
    defaultMode: 288 # 0440
    sources:
      {{- if not $vault.kek.uri }}
      - secret:
          name: {{ $vault.kek.existingSecret }}
          items:
            - key: {{ $vault.kek.key }}
              path: {{ $vault.kek.key }}
      {{- end }}
      - secret:
          name: {{ $vault.certificate.existingSecret }}
          items:
            - key: {{ $vault.certificate.key }}
              path: {{ $vault.certificate.key }}
{{- if and $vault.kek.uri $vault.kek.tokenSecret }}
- name: kek-token
  {{- include "shrike.secretVolume" (dict "existingSecret" $vault.kek.tokenSecret "key" $vault.kek.tokenKey) | nindent 2 }}
{{- end }}
{{- end }}

{{/*
The vault refuses keys that others than its own user may read, and a mounted Secret belongs to root. So they are copied, in memory, with
mode 600; the service sees the copy read-only.
*/}}
{{- define "shrike.keyCopy" -}}
- name: keys
  image: {{ include "shrike.image" .root | quote }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  command:
    - install
    - --mode=0600
    - --target-directory=/etc/shrike/keys
    {{- if not .root.Values.vault.kek.uri }}
    - /etc/shrike/key-secrets/{{ .root.Values.vault.kek.key }}
    {{- end }}
    - /etc/shrike/key-secrets/{{ .root.Values.vault.certificate.key }}
  securityContext:
    {{- include "shrike.containerSecurity" . | nindent 4 }}
  resources:
    requests: {cpu: 10m, memory: 16Mi}
    limits: {cpu: 100m, memory: 32Mi}
  volumeMounts:
    - name: keys
      mountPath: /etc/shrike/keys
    - name: key-secrets
      mountPath: /etc/shrike/key-secrets
      readOnly: true
{{- end }}
