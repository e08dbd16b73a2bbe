package dev.actors.benchmarks.run;

import dev.actors.benchmarks.workload.Terms;
import dev.actors.benchmarks.workload.Unit;
import dev.actors.benchmarks.workload.Workload;

import java.util.List;

/** What runs a contender, in a process of its own for each workload. */
interface Host {

    /** Which version it is, such as {@code Erlang/OTP 25}. */
    String version();

    /** The command that measures a workload and prints the samples. */
    List<String> command(Workload workload, Terms terms);

    /** The figures in what the command has printed. */
    List<Double> figures(List<String> lines, Unit unit);
}
