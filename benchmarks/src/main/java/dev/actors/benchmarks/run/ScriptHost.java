package dev.actors.benchmarks.run;

import dev.actors.benchmarks.workload.Terms;
import dev.actors.benchmarks.workload.Unit;
import dev.actors.benchmarks.workload.Workload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another language's runtime, with a script of ours that prints for each sample a total and the
 * number of operations.
 *
 * @param version which version it is
 * @param interpreter the command that runs the script, but for the script's own arguments
 */
record ScriptHost(String version, List<String> interpreter) implements Host {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Compiles a file to a folder, and prints the release. */
    private static final String COMPILE =
            """
            [File, Folder] = init:get_plain_arguments(),
            {ok, _} = compile:file(File, [{outdir, Folder}]),
            io:format("~s~n", [erlang:system_info(otp_release)]),
            halt().
            """;

    /** Erlang, if it is installed. */
    static Optional<Host> erlang(Path scratch) throws IOException, InterruptedException {
        Path script = extract("bench.erl", scratch);
        for (Path erl : Programs.onPath("erl")) {
            Subprocess compiler =
                    Subprocess.run(
                            List.of(
                                    erl.toString(),
                                    "-noinput",
                                    "-eval",
                                    COMPILE,
                                    "-extra",
                                    script.toString(),
                                    scratch.toString()),
                            PATIENCE);
            if (compiler.hasSucceeded()) {
                return Optional.of(
                        new ScriptHost(
                                "Erlang/OTP " + compiler.lines().getLast(),
                                List.of(
                                        erl.toString(),
                                        "+P",
                                        "2000000",
                                        "-noinput",
                                        "-pa",
                                        scratch.toString(),
                                        "-s",
                                        "bench",
                                        "main",
                                        "-extra")));
            }
        }
        return Optional.empty();
    }

    /** The first Python on the path that has gevent. */
    static Optional<Host> greenlets(Path scratch) throws IOException, InterruptedException {
        Path script = extract("bench.py", scratch);
        for (Path python : Programs.onPath("python3")) {
            Subprocess version =
                    Subprocess.run(
                            List.of(
                                    python.toString(),
                                    "-c",
                                    "import gevent, platform;"
                                            + " print('gevent', gevent.__version__,"
                                            + " 'on Python', platform.python_version())"),
                            PATIENCE);
            if (version.hasSucceeded()) {
                return Optional.of(
                        new ScriptHost(
                                version.lines().getLast(),
                                List.of(python.toString(), script.toString())));
            }
        }
        return Optional.empty();
    }

    private static Path extract(String script, Path scratch) throws IOException {
        Path file = scratch.resolve(script);
        try (InputStream source =
                Objects.requireNonNull(
                        ScriptHost.class.getResourceAsStream("/dev/actors/benchmarks/" + script))) {
            Files.copy(source, file);
        }
        return file;
    }

    @Override
    public List<String> command(Workload workload, Terms terms) {
        return Stream.of(
                        interpreter.stream(),
                        Stream.of(workload.key()),
                        Stream.of(
                                        terms.warmUp().toMillis(),
                                        terms.time().toMillis(),
                                        (long) terms.samples(),
                                        (long) terms.divisor(),
                                        (long) terms.port())
                                .map(String::valueOf))
                .flatMap(arguments -> arguments)
                .toList();
    }

    @Override
    public List<Double> figures(List<String> lines, Unit unit) {
        return lines.stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> unit.of(Long.parseLong(parts[0]), Integer.parseInt(parts[1])))
                .toList();
    }
}
