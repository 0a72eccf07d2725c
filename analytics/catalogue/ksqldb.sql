create source table tick_latest (record_key varchar primary key)
  with (kafka_topic = 'tick.v1.latest', key_format = 'KAFKA', value_format = 'AVRO');

create source table rate_v1_latest (record_key varchar primary key)
  with (kafka_topic = 'rate.v1.latest', key_format = 'KAFKA', value_format = 'AVRO');

create source table rate_latest (record_key varchar primary key)
  with (kafka_topic = 'rate.v2.latest', key_format = 'KAFKA', value_format = 'AVRO');

create source table score_latest (record_key varchar primary key)
  with (kafka_topic = 'score.v1.latest', key_format = 'KAFKA', value_format = 'AVRO');

create source table notification_latest (record_key varchar primary key)
  with (kafka_topic = 'notification.v1.latest', key_format = 'KAFKA', value_format = 'AVRO');

create source table gdpr_latest (record_key varchar primary key)
  with (kafka_topic = 'gdpr.v1.latest', key_format = 'KAFKA', value_format = 'AVRO');

create source table user_latest (record_key varchar primary key)
  with (kafka_topic = 'user.v1.latest', key_format = 'KAFKA', value_format = 'AVRO');

create source table count_latest (record_key varchar primary key)
  with (kafka_topic = 'count.v1.latest', key_format = 'KAFKA', value_format = 'AVRO');

create source table audit_latest (record_key varchar primary key)
  with (kafka_topic = 'audit.v1.latest', key_format = 'KAFKA', value_format = 'AVRO');
