package dev.actors;

/**
 * What an actor does as its last act: OTP's {@code terminate} (gen_server, "Module:terminate/2").
 *
 * <p>It runs on the actor's thread, once per incarnation, however that ends: by its normal end, a
 * crash, a stop, a kill, an exit signal or the node's close. Nobody has heard of the end yet, and
 * the actor's names are still its own. An actor that had not begun to run, or was abandoned, does
 * none.
 *
 * <p>One that ends by itself, crashes or is stopped may still send, ask and answer the message in
 * hand; one that is stopped has its shutdown time-out for that, and receives nothing more. One that
 * is killed, or gets an exit signal, has the node's kill grace, and no call of its context works:
 * each throws {@link Killed}.
 */
@FunctionalInterface
public interface LastAct {

    /**
     * Does the last act.
     *
     * @param reason how the incarnation ends
     * @throws Exception to change a normal end or a stop into an end with this error; beside a
     *     crash it is suppressed, and beside a kill it is lost
     */
    void run(ExitReason reason) throws Exception;
}
