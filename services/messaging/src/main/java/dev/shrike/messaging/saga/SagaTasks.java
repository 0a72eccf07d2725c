package dev.shrike.messaging.saga;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * When sagas are run next, as rows of db-scheduler's table. Written here, in the transaction that changes the saga; picked,
 * kept alive and removed by db-scheduler.
 */
final class SagaTasks {
    /** Its table. */
    static final String TABLE = "saga_task";

    private static final String PREFIX = "saga-";
    private static final String PLAN = """
            insert into saga_task as t (task_name, task_instance, execution_time, picked, version)
            values (?, ?, ?, false, 1)
            on conflict (task_name, task_instance) do update
                set execution_time = excluded.execution_time, version = t.version + 1
                where not t.picked""";
    private static final String HURRY = """
            update saga_task set execution_time = ?, version = version + 1
            where task_instance = ? and task_name like 'saga-%' and not picked and execution_time > ?""";
    private static final String DROP = """
            delete from saga_task where task_name = ? and task_instance = ? and not picked and not exists (
                select 1 from saga where id = ? and status in ('running', 'compensating'))""";
    private static final String PLAN_FORGOTTEN = """
            insert into saga_task (task_name, task_instance, execution_time, picked, version)
            select 'saga-' || s.name, s.id::text, ?, false, 1 from saga s
            where s.status in ('running', 'compensating') and not exists (
                select 1 from saga_task t where t.task_name = 'saga-' || s.name and t.task_instance = s.id::text)""";
    private static final String ONE = " and s.id = ? on conflict do nothing";
    private static final String MANY = " limit 1000 on conflict do nothing";

    private SagaTasks() {}

    /** The name of the tasks of a saga. */
    static String name(String saga) {
        return PREFIX + saga;
    }

    /** Has the saga run at that time. One that runs right now stays as it is. */
    static void plan(Connection connection, String saga, UUID id, Instant at) throws SQLException {
        Sql.update(connection, PLAN, name(saga), id.toString(), at);
    }

    /** Has a saga that is planned for later run at that time. */
    static void hurry(Connection connection, UUID id, Instant at) throws SQLException {
        Sql.update(connection, HURRY, at, id.toString(), at);
    }

    /** The saga does not have to run any more, unless somebody has just resumed it. */
    static void drop(Connection connection, String saga, UUID id) throws SQLException {
        Sql.update(connection, DROP, name(saga), id.toString(), id);
    }

    /** Plans the saga, if it is under way and not planned: it was resumed or overtaken before its last run let go of it. */
    static void planForgotten(Connection connection, UUID id, Instant at) throws SQLException {
        Sql.update(connection, PLAN_FORGOTTEN + ONE, at, id);
    }

    /** Plans all such sagas, as after a crash in that moment, or when one table was restored without the other. */
    static int planForgotten(Connection connection, Instant at) throws SQLException {
        return Sql.update(connection, PLAN_FORGOTTEN + MANY, at);
    }
}
