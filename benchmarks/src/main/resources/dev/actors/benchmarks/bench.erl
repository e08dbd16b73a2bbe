%% Erlang's own way to carry out the workloads that dev.actors.benchmarks.workload.Arena describes.
%%
%% It prints a line for each sample: the nanoseconds that it took (or the bytes), and the number of
%% operations. Settings are Erlang's defaults, with room for a million processes. No logging.
%%
%% Arguments: the workload, milliseconds of warm-up, milliseconds of measuring, samples at most, a
%% divisor of the sizes, and the port of a slow server.
-module(bench).
-behaviour(gen_server).
-export([main/0, init/1, handle_call/3, handle_cast/2, start_crasher/1]).

-define(FAN_IN_WINDOW, 10000).
-define(FAN_OUT_WINDOW, 100).
-define(SPAWN_WINDOW, 1000).
-define(TIMERS_WINDOW, 50000).
-define(BACKLOG, 100000).
-define(WORKERS, 1000).
-define(HOGS, 4).
-define(NAP, 10).
-define(TIMER, 1).

-record(terms, {warm_up, time, samples, divisor, port}).

main() ->
    logger:set_primary_config(level, none),
    [Workload | Numbers] = init:get_plain_arguments(),
    [WarmUp, Time, Samples, Divisor, Port] = [list_to_integer(N) || N <- Numbers],
    Terms = #terms{warm_up = WarmUp * 1000000, time = Time * 1000000, samples = Samples,
                   divisor = Divisor, port = Port},
    [io:format("~w ~w~n", [Total, Operations])
     || {Total, Operations} <- measure(Workload, Terms)],
    halt(0).

measure("ring-" ++ Actors, Terms) ->
    timed(fun ring/1, {size, scaled(list_to_integer(Actors), Terms)}, Terms);
measure("ping-pong-" ++ Digits, Terms) ->
    Pairs = list_to_integer(Digits),
    timed(fun(N) -> ping_pong(Pairs, N div Pairs) end, {step, Pairs}, Terms);
measure("fan-in", Terms) ->
    Sink = [spawn_link(fun answer_marks/0)],
    Run = fun(N) ->
                  each_in_process(4, fun() -> source(Sink, N div 4, ?FAN_IN_WINDOW) end)
          end,
    timed(Run, {step, 4}, Terms);
measure("fan-out", Terms) ->
    Sinks = [spawn_link(fun answer_marks/0) || _ <- lists:seq(1, 1000)],
    Run = fun(N) ->
                  in_process(fun() -> source(Sinks, N div 1000, ?FAN_OUT_WINDOW) end)
          end,
    timed(Run, {step, 1000}, Terms);
measure("spawn-and-end", Terms) ->
    timed(fun spawn_and_end/1, {step, ?SPAWN_WINDOW}, Terms);
measure("idle-heap", Terms) ->
    N = scaled(1000000, Terms),
    idle(1),
    garbage_collect(),
    Before = erlang:memory(total),
    idle(N),
    garbage_collect(),
    [{erlang:memory(total) - Before, N}];
measure("ask-" ++ _, Terms) ->
    {ok, Echo} = gen_server:start_link(?MODULE, echo, []),
    timed(fun(N) -> in_process(fun() -> ask(Echo, N) end) end, {step, 1}, Terms);
measure("select-by-" ++ How, Terms) ->
    Selection = list_to_existing_atom(How),
    Chooser = spawn_link(fun() -> choose(Selection) end),
    [Chooser ! noise(Selection, I) || I <- lists:seq(1, scaled(?BACKLOG, Terms))],
    Run = fun(N) -> in_process(fun() -> request(Chooser, wanted(Selection, self()), N) end) end,
    timed(Run, {step, 1}, Terms);
measure("sleep", Terms) ->
    workers(fun() -> fun() -> timer:sleep(?NAP) end end, Terms);
measure("sockets", #terms{port = Port} = Terms) ->
    Work = fun() ->
                   {ok, Socket} = gen_tcp:connect({127, 0, 0, 1}, Port,
                                                  [binary, {active, false}, {nodelay, true}]),
                   fun() ->
                           ok = gen_tcp:send(Socket, <<1>>),
                           {ok, _} = gen_tcp:recv(Socket, 1)
                   end
           end,
    workers(Work, Terms);
measure("hogs-worst", Terms) ->
    [{lists:last(bystander(Terms)), 1}];
measure("hogs-p99", Terms) ->
    Latencies = bystander(Terms),
    [{lists:nth(ceil(0.99 * length(Latencies)), Latencies), 1}];
measure("restarts", Terms) ->
    timed(fun restarts/1, {step, 1}, Terms);
measure("timers", Terms) ->
    timed(fun timers/1, {step, 1000}, Terms).

%% Measuring, as dev.actors.benchmarks.workload.Timed does it.

scaled(Size, #terms{divisor = Divisor}) ->
    max(1, Size div Divisor).

timed(Run, Size, Terms) ->
    Now = erlang:monotonic_time(nanosecond),
    Operations = warm_up(Run, Size, first(Size), Now + Terms#terms.warm_up, [], Terms),
    End = erlang:monotonic_time(nanosecond) + Terms#terms.time,
    samples(Run, Operations, End, Terms#terms.samples).

first({size, Size}) -> Size;
first({step, Step}) -> Step.

warm_up(Run, Size, Operations, End, Before, Terms) ->
    Nanos = nanos(Run, Operations),
    Last = lists:sublist([Nanos / Operations | Before], 4),
    Next = next(Size, Operations, Nanos, Terms),
    case erlang:monotonic_time(nanosecond) >= End orelse is_steady(Last) of
        true -> Next;
        false -> warm_up(Run, Size, Next, End, Last, Terms)
    end.

next({size, Size}, _, _, _) -> Size;
next({step, Step}, Operations, Nanos, Terms) ->
    Fitting = Operations * (Terms#terms.time / Terms#terms.samples) / Nanos,
    max(1, trunc(min(Fitting, min(10.0 * Operations, 1.0e9)) / Step)) * Step.

is_steady(Last) ->
    length(Last) =:= 4 andalso lists:max(Last) =< 1.05 * lists:min(Last).

samples(Run, Operations, End, Left) ->
    Sample = {nanos(Run, Operations), Operations},
    case Left =< 1 orelse erlang:monotonic_time(nanosecond) >= End of
        true -> [Sample];
        false -> [Sample | samples(Run, Operations, End, Left - 1)]
    end.

nanos(Run, Operations) ->
    Start = erlang:monotonic_time(nanosecond),
    Run(Operations),
    max(1, erlang:monotonic_time(nanosecond) - Start).

in_process(Fun) ->
    each_in_process(1, Fun).

each_in_process(Count, Fun) ->
    Started = [spawn_monitor(Fun) || _ <- lists:seq(1, Count)],
    [receive {'DOWN', Ref, process, Pid, normal} -> ok end || {Pid, Ref} <- Started],
    ok.

%% The workloads.

ring(Actors) ->
    in_process(fun() ->
                       First = build(Actors, self()),
                       First ! {token, "hello around the ring"},
                       receive {token, _} -> ok end
               end).

build(0, Next) -> Next;
build(N, Next) -> build(N - 1, spawn(fun() -> forward(Next) end)).

forward(Next) ->
    receive {token, _} = Token -> Next ! Token end.

ping_pong(Pairs, Rounds) ->
    each_in_process(Pairs,
                    fun() ->
                            Pong = spawn_link(fun() -> pong(Rounds) end),
                            ping(Pong, {ball, self()}, Rounds)
                    end).

ping(_, _, 0) -> ok;
ping(Pong, Ball, Left) ->
    Pong ! Ball,
    receive {ball, _} -> ping(Pong, Ball, Left - 1) end.

pong(Rounds) -> pong({ball, self()}, Rounds).

pong(_, 0) -> ok;
pong(Ball, Left) ->
    receive {ball, From} -> From ! Ball end,
    pong(Ball, Left - 1).

answer_marks() ->
    receive
        {mark, From} -> From ! ack;
        item -> ok
    end,
    answer_marks().

source(_, 0, _) -> ok;
source(Sinks, Left, Window) ->
    Messages = min(Window, Left),
    send_items(Sinks, Messages - 1),
    Mark = {mark, self()},
    [Sink ! Mark || Sink <- Sinks],
    [receive ack -> ok end || _ <- Sinks],
    source(Sinks, Left - Messages, Window).

send_items(_, 0) -> ok;
send_items(Sinks, Left) ->
    [Sink ! item || Sink <- Sinks],
    send_items(Sinks, Left - 1).

spawn_and_end(Actors) ->
    Launch = fun(Self) -> spawn(fun() -> Self ! ack end) end,
    in_process(fun() -> windows(Actors, ?SPAWN_WINDOW, Launch) end).

idle(Actors) ->
    Launch = fun(Self) -> spawn(fun answer_marks/0) ! {mark, Self} end,
    in_process(fun() -> windows(Actors, ?SPAWN_WINDOW, Launch) end).

timers(Timers) ->
    Launch = fun(Self) -> erlang:send_after(?TIMER, Self, ack) end,
    in_process(fun() -> windows(Timers, ?TIMERS_WINDOW, Launch) end).

windows(0, _, _) -> ok;
windows(Left, Window, Launch) ->
    Started = min(Window, Left),
    Self = self(),
    launch(Started, Launch, Self),
    await(Started),
    windows(Left - Started, Window, Launch).

launch(0, _, _) -> ok;
launch(Left, Launch, Self) ->
    Launch(Self),
    launch(Left - 1, Launch, Self).

await(0) -> ok;
await(Left) ->
    receive ack -> await(Left - 1) end.

ask(_, 0) -> ok;
ask(Echo, Left) ->
    gen_server:call(Echo, question),
    ask(Echo, Left - 1).

choose(type) ->
    receive {request, From} -> From ! ack end,
    choose(type);
choose(shape) ->
    receive #{event := request, from := From} -> From ! ack end,
    choose(shape);
choose(guard) ->
    receive {offer, Number, From} when Number < 0 -> From ! ack end,
    choose(guard).

noise(type, I) -> {item, I};
noise(shape, I) -> #{event => noise, number => I};
noise(guard, I) -> {offer, I, none}.

wanted(type, From) -> {request, From};
wanted(shape, From) -> #{event => request, from => From};
wanted(guard, From) -> {offer, -1, From}.

request(_, _, 0) -> ok;
request(Chooser, Request, Left) ->
    Chooser ! Request,
    receive ack -> ok end,
    request(Chooser, Request, Left - 1).

workers(Begin, Terms) ->
    Self = self(),
    Workers = [spawn_link(fun() -> work(Begin(), Self) end)
               || _ <- lists:seq(1, scaled(?WORKERS, Terms))],
    Run = fun(N) -> [Worker ! go || Worker <- Workers], await(N) end,
    timed(Run, {size, length(Workers)}, Terms).

work(Work, Parent) ->
    receive go -> Work() end,
    Parent ! ack,
    work(Work, Parent).

%% The latencies of a bystander, sorted.
bystander(#terms{warm_up = WarmUp, time = Time}) ->
    Early = max(2, WarmUp div 1000000),
    Pings = max(2, Time div 1000000),
    Self = self(),
    Bystander = spawn_link(fun() ->
                                   latencies(Early),
                                   Self ! {latencies, lists:sort(latencies(Pings))}
                           end),
    Hogs = [spawn_link(fun() -> receive {compute, Until} -> hog(Until) end end)
            || _ <- lists:seq(1, ?HOGS)],
    ping(Bystander, Early),
    Until = erlang:monotonic_time(nanosecond) + Pings * 1000000,
    [Hog ! {compute, Until} || Hog <- Hogs],
    ping(Bystander, Pings),
    receive {latencies, Latencies} -> Latencies end.

ping(Bystander, Pings) ->
    Start = erlang:monotonic_time(nanosecond),
    [ping_at(Bystander, Start + I * 1000000) || I <- lists:seq(1, Pings)].

latencies(0) -> [];
latencies(Left) ->
    receive {ping, Sent} -> [erlang:monotonic_time(nanosecond) - Sent | latencies(Left - 1)] end.

ping_at(Bystander, Due) ->
    Wait = (Due - erlang:monotonic_time(nanosecond)) div 1000000,
    receive after max(0, Wait) -> ok end,
    Bystander ! {ping, erlang:monotonic_time(nanosecond)}.

hog(Until) ->
    compute(10000, 1),
    case erlang:monotonic_time(nanosecond) < Until of
        true -> hog(Until);
        false -> ok
    end.

compute(0, Value) -> Value;
compute(Left, Value) ->
    compute(Left - 1, (Value * 1103515245 + 12345) band 16#7fffffff).

restarts(Restarts) ->
    in_process(fun() ->
                       {ok, Supervisor} = supervisor:start_link(?MODULE, {supervisor, self()}),
                       crash(Restarts),
                       unlink(Supervisor),
                       exit(Supervisor, kill)
               end).

crash(Left) ->
    receive
        {started, Child} when Left > 0 ->
            Child ! crash,
            crash(Left - 1);
        {started, _} -> ok
    end.

start_crasher(Parent) ->
    {ok, spawn_link(fun() ->
                            Parent ! {started, self()},
                            receive crash -> error("asked to crash") end
                    end)}.

init(echo) ->
    {ok, none};
init({supervisor, Parent}) ->
    {ok, {#{strategy => one_for_one, intensity => 1000000000, period => 1},
          [#{id => crasher, start => {?MODULE, start_crasher, [Parent]}}]}}.

handle_call(Question, _, State) ->
    {reply, Question, State}.

handle_cast(_, State) ->
    {noreply, State}.
