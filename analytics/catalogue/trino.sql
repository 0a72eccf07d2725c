create or replace view shrike."default".tick_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."user"."id" as "user_id",
  "data"."image"."url" as "image_url",
  "data"."sighting"."species" as "species",
  "data"."sighting"."count" as "count",
  "data"."sighting"."observed_at" as "observed_at"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."tick.v1.latest"
)
where age = 1 and id is not null;

create or replace view shrike."default".rate_v1_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."user"."id" as "user_id",
  "data"."image_url" as "image_url",
  "data"."rating" as "rating"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."rate.v1.latest"
)
where age = 1 and id is not null;

create or replace view shrike."default".rate_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."user"."id" as "user_id",
  "data"."image"."url" as "image_url",
  "data"."image"."owner" as "image_owner",
  "data"."rating" as "rating"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."rate.v2.latest"
)
where age = 1 and id is not null;

create or replace view shrike."default".score_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."image"."url" as "image_url",
  "data"."score" as "score"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."score.v1.latest"
)
where age = 1 and id is not null;

create or replace view shrike."default".notification_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."user"."id" as "user_id",
  "data"."message_type" as "message_type",
  "data"."source_event"."name" as "source_event_name",
  "data"."source_event"."id" as "source_event_id",
  "data"."source_event"."type" as "source_event_type"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."notification.v1.latest"
)
where age = 1 and id is not null;

create or replace view shrike."default".gdpr_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."user"."id" as "user_id",
  "data"."participant" as "participant",
  "data"."evidence" as "evidence"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."gdpr.v1.latest"
)
where age = 1 and id is not null;

create or replace view shrike."default".user_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."user"."id" as "user_id"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."user.v1.latest"
)
where age = 1 and id is not null;

create or replace view shrike."default".count_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."name" as "name",
  "data"."times" as "times"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."count.v1.latest"
)
where age = 1 and id is not null;

create or replace view shrike."default".audit_latest as
select
  "_key",
  id as "_id",
  type as "_type",
  version as "_version",
  metadata.source as "_source",
  metadata.time as "_time",
  "_timestamp" as "_published_at",
  "_partition_id" as "_partition",
  "_partition_offset" as "_offset",
  "data"."user"."id" as "user_id",
  "data"."action" as "action",
  "data"."target"."kind" as "target_kind",
  "data"."target"."id" as "target_id",
  "data"."outcome" as "outcome"
from (
  select *, row_number() over (partition by "_key" order by "_partition_offset" desc) as age
  from shrike."default"."audit.v1.latest"
)
where age = 1 and id is not null;
