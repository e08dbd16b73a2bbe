package dev.actors.benchmarks.workload;

import java.util.function.LongConsumer;

/**
 * A contender's way to carry out the workloads. Each method makes one ready. All contenders do the
 * same: as many actors, messages and windows, and a new message only where the workload says so.
 */
public interface Arena extends AutoCloseable {

    /**
     * An actor spawns as many others as there are operations, each of which knows the one before,
     * and sends a message to the last. Each passes it on and ends, until it is back.
     *
     * @return the workload
     */
    Trial ring();

    /**
     * Pairs of actors send a message to and fro. An operation is one round trip.
     *
     * @param pairs how many pairs, at the same time
     * @return the workload
     */
    Trial pingPong(int pairs);

    /**
     * Some actors send to the same one, in {@link Windows#FAN_IN}. An operation is one message.
     *
     * @param senders how many send
     * @return the workload
     */
    Trial fanIn(int senders);

    /**
     * An actor sends to many, a message to each of them in turn, in {@link Windows#FAN_OUT}. An
     * operation is one message.
     *
     * @param receivers how many receive
     * @return the workload
     */
    Trial fanOut(int receivers);

    /**
     * An actor spawns others, each of which sends it a message and ends, in {@link Windows#SPAWN}.
     * An operation is one life.
     *
     * @return the workload
     */
    Trial spawnAndEnd();

    /**
     * Spawns an actor for each operation, each of which answers one message and then has nothing to
     * do.
     *
     * @return the workload, which leaves the actors behind
     */
    Trial idle();

    /**
     * Asks an actor that answers with the question, from the thread that runs the workload, one
     * after the other. An operation is one question with its answer.
     *
     * @return the workload
     */
    Trial ask();

    /**
     * An actor sleeps, blocking, for {@link Waits#NAP} for each operation; there are as many actors
     * as operations.
     *
     * @param actors how many
     * @return the workload
     * @throws Exception if it cannot be made ready
     */
    Trial sleep(int actors) throws Exception;

    /**
     * An actor writes a byte to a socket of its own and reads one, blocking, for each operation;
     * there are as many actors as operations.
     *
     * @param actors how many
     * @param port where on the loopback interface a {@link SlowServer} answers
     * @return the workload
     * @throws Exception if it cannot be made ready
     */
    Trial readSockets(int actors, int port) throws Exception;

    /**
     * Starts actors that will compute, each in one go, and one that has little to do.
     *
     * @param hogs how many will compute
     * @param latencies is told by the bystander, for each message, the nanoseconds since it was
     *     sent
     * @return the bystander
     */
    Bystander hogs(int hogs, LongConsumer latencies);

    /**
     * An actor that is restarted as often as it crashes, without another one to decide on it,
     * crashes and, as it starts again, tells another one, which sends it the message to crash. An
     * operation is one restart.
     *
     * @return the workload
     */
    Trial restartsInPlace();

    /**
     * An actor sets timers of one millisecond that send it a message, in {@link Windows#TIMERS}. An
     * operation is one timer.
     *
     * @return the workload
     */
    Trial timers();

    @Override
    void close();
}
