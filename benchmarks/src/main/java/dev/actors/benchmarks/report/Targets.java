package dev.actors.benchmarks.report;

import static dev.actors.benchmarks.run.Contender.CAJUN;
import static dev.actors.benchmarks.run.Contender.ERLANG;
import static dev.actors.benchmarks.run.Contender.HANDLER;
import static dev.actors.benchmarks.run.Contender.PEKKO;
import static dev.actors.benchmarks.run.Contender.PROCESS;
import static dev.actors.benchmarks.workload.Workload.ASK_PLATFORM;
import static dev.actors.benchmarks.workload.Workload.ASK_VIRTUAL;
import static dev.actors.benchmarks.workload.Workload.FAN_IN;
import static dev.actors.benchmarks.workload.Workload.FAN_OUT;
import static dev.actors.benchmarks.workload.Workload.HOGS_P99;
import static dev.actors.benchmarks.workload.Workload.HOGS_WORST;
import static dev.actors.benchmarks.workload.Workload.IDLE_HEAP;
import static dev.actors.benchmarks.workload.Workload.PING_PONG_1;
import static dev.actors.benchmarks.workload.Workload.PING_PONG_64;
import static dev.actors.benchmarks.workload.Workload.PING_PONG_8;
import static dev.actors.benchmarks.workload.Workload.RING_10_000;
import static dev.actors.benchmarks.workload.Workload.RING_1_000_000;
import static dev.actors.benchmarks.workload.Workload.SELECT_BY_GUARD;
import static dev.actors.benchmarks.workload.Workload.SELECT_BY_TYPE;
import static dev.actors.benchmarks.workload.Workload.SLEEP;
import static dev.actors.benchmarks.workload.Workload.SOCKETS;
import static dev.actors.benchmarks.workload.Workload.SPAWN_AND_END;

import dev.actors.benchmarks.report.Target.AtMost;
import dev.actors.benchmarks.report.Target.TimesAsFast;
import dev.actors.benchmarks.run.Contender;
import dev.actors.benchmarks.workload.Workload;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The targets of this project. */
final class Targets {

    /** Three times the 10 ms that a thousand actors sleep, or wait for their sockets. */
    private static final double BLOCKING_MILLIS = 30;

    private static final List<Target> LIMITS =
            List.of(
                    new AtMost(IDLE_HEAP, HANDLER, 130),
                    new AtMost(SLEEP, HANDLER, BLOCKING_MILLIS),
                    new AtMost(SLEEP, PROCESS, BLOCKING_MILLIS),
                    new AtMost(SOCKETS, HANDLER, BLOCKING_MILLIS),
                    new AtMost(SOCKETS, PROCESS, BLOCKING_MILLIS),
                    new AtMost(HOGS_WORST, HANDLER, 25));

    private static final List<Target> RATIOS =
            Stream.of(
                            both(RING_1_000_000, HANDLER, 25, 15),
                            both(RING_1_000_000, PROCESS, 3, 2),
                            both(RING_10_000, HANDLER, 10, 8),
                            both(RING_10_000, PROCESS, 2, 1.5),
                            both(PING_PONG_1, HANDLER, 6, 5),
                            both(PING_PONG_1, PROCESS, 0.7, 0.6, 1, 1),
                            both(PING_PONG_8, HANDLER, 4, 12),
                            both(PING_PONG_8, PROCESS, 0.45, 2, 1, 3),
                            both(PING_PONG_64, HANDLER, 4, 12),
                            both(PING_PONG_64, PROCESS, 0.45, 2, 1, 3),
                            both(FAN_IN, HANDLER, 3.5, 3.5),
                            both(FAN_IN, PROCESS, 2.5, 2.5),
                            both(FAN_OUT, HANDLER, 2, 8),
                            both(FAN_OUT, PROCESS, 1.5, 6),
                            both(SPAWN_AND_END, HANDLER, 30, 15),
                            both(SPAWN_AND_END, PROCESS, 5, 2.5),
                            both(IDLE_HEAP, HANDLER, 6, 20),
                            both(IDLE_HEAP, PROCESS, 1.2, 3.5),
                            both(ASK_VIRTUAL, HANDLER, 7, 0.45, 10, 1),
                            both(ASK_VIRTUAL, PROCESS, 15, 1),
                            both(ASK_PLATFORM, HANDLER, 40, 0.9, 40, 1),
                            both(ASK_PLATFORM, PROCESS, 50, 1),
                            Stream.of(
                                    against(ERLANG, SELECT_BY_TYPE, PROCESS, 100, 100),
                                    against(ERLANG, SELECT_BY_GUARD, PROCESS, 1.2, 1.2)),
                            Arrays.stream(Workload.values()).flatMap(Targets::aheadOfCajun))
                    .flatMap(targets -> targets)
                    .toList();

    private Targets() {}

    private static Stream<Target> both(
            Workload workload, Contender style, double pekko, double erlang) {
        return both(workload, style, pekko, erlang, pekko, erlang);
    }

    private static Stream<Target> both(
            Workload workload,
            Contender style,
            double pekko,
            double erlang,
            double pekkoGoal,
            double erlangGoal) {
        return Stream.of(
                against(PEKKO, workload, style, pekko, pekkoGoal),
                against(ERLANG, workload, style, erlang, erlangGoal));
    }

    private static Target against(
            Contender peer, Workload workload, Contender style, double floor, double goal) {
        return new TimesAsFast(workload, style, peer, floor, goal);
    }

    /** Beside CPU hogs a process waits as an actor of Cajun does: both are virtual threads. */
    private static Stream<Target> aheadOfCajun(Workload workload) {
        boolean isHogs = workload == HOGS_WORST || workload == HOGS_P99;
        return CAJUN.carriesOut(workload)
                ? Stream.of(HANDLER, PROCESS)
                        .filter(style -> style == HANDLER || !isHogs)
                        .map(style -> against(CAJUN, workload, style, 1, 1))
                : Stream.empty();
    }

    /** All of them. */
    static List<Target> all() {
        return Stream.concat(RATIOS.stream(), LIMITS.stream()).toList();
    }
}
