"""The seeds' way to carry out the workloads that dev.actors.benchmarks.workload.Arena describes:
an actor is a greenlet of gevent with a queue, and a message is copied by writing and reading JSON.

It prints a line for each sample: the nanoseconds that it took (or the bytes), and the number of
operations.

Arguments: the workload, milliseconds of warm-up, milliseconds of measuring, samples at most, a
divisor of the sizes, and the port of a slow server.
"""

import gc
import itertools
import json
import resource
import sys
import time

import gevent
from gevent import socket
from gevent.event import AsyncResult
from gevent.queue import Queue

FAN_IN_WINDOW = 10_000
FAN_OUT_WINDOW = 100
SPAWN_WINDOW = 1_000
TIMERS_WINDOW = 50_000
WORKERS = 1_000
HOGS = 4
NAP = 0.010
TIMER = 0.001


class Actor:
    """A greenlet with a mailbox. Its address is its number, which a message can hold."""

    live = {}
    numbers = itertools.count()

    def __init__(self, function, *arguments):
        self.address = next(Actor.numbers)
        self.mailbox = Queue()
        Actor.live[self.address] = self
        self.greenlet = gevent.spawn(self._run, function, arguments)

    def _run(self, function, arguments):
        try:
            function(self, *arguments)
        finally:
            del Actor.live[self.address]

    def receive(self):
        return self.mailbox.get()


def send(address, message):
    actor = Actor.live.get(address)
    if actor is not None:
        actor.mailbox.put(json.loads(json.dumps(message)))


def play(function, *arguments):
    """Runs an actor to its end."""
    Actor(function, *arguments).greenlet.get()


# Measuring, as dev.actors.benchmarks.workload.Timed does it.


def nanos(run, operations):
    start = time.perf_counter_ns()
    run(operations)
    return max(1, time.perf_counter_ns() - start)


def timed(run, terms, size=None, step=1):
    operations = size or step
    last = []
    end = time.perf_counter_ns() + terms["warm_up"]
    while True:
        took = nanos(run, operations)
        last = (last + [took / operations])[-4:]
        if size is None:
            fitting = operations * (terms["time"] / terms["samples"]) / took
            operations = max(1, int(min(fitting, 10 * operations, 1e9) / step)) * step
        steady = len(last) == 4 and max(last) <= 1.05 * min(last)
        if steady or time.perf_counter_ns() >= end:
            break
    end = time.perf_counter_ns() + terms["time"]
    for _ in range(terms["samples"]):
        print(nanos(run, operations), operations, flush=True)
        if time.perf_counter_ns() >= end:
            break


# The workloads.


def ring(self, actors):
    address = self.address
    for _ in range(actors):
        address = Actor(forward, address).address
    send(address, {"text": "hello around the ring"})
    self.receive()


def forward(self, address):
    send(address, self.receive())


def ping_pong(pairs, operations):
    rounds = operations // pairs
    players = []
    for _ in range(pairs):
        pong_actor = Actor(pong, rounds)
        players.append(Actor(ping, pong_actor.address, rounds).greenlet)
    gevent.joinall(players, raise_error=True)


def ping(self, partner, rounds):
    for _ in range(rounds):
        send(partner, {"from": self.address})
        self.receive()


def pong(self, rounds):
    for _ in range(rounds):
        send(self.receive()["from"], {"from": self.address})


def answer_marks(self):
    while True:
        message = self.receive()
        if "from" in message:
            send(message["from"], {})


def source(self, sinks, messages, window):
    while messages > 0:
        sent = min(window, messages)
        for _ in range(sent - 1):
            for sink in sinks:
                send(sink, {"number": -1})
        for sink in sinks:
            send(sink, {"from": self.address})
        for _ in sinks:
            self.receive()
        messages -= sent


def fan_in(sink, operations):
    sources = [Actor(source, [sink], operations // 4, FAN_IN_WINDOW) for _ in range(4)]
    gevent.joinall([actor.greenlet for actor in sources], raise_error=True)


def windows(self, operations, window, launch):
    while operations > 0:
        started = min(window, operations)
        for _ in range(started):
            launch(self.address)
        for _ in range(started):
            self.receive()
        operations -= started


def short_life(self, parent):
    send(parent, {})


def spawn_and_greet(parent):
    send(Actor(answer_marks).address, {"from": parent})


def set_timer(address):
    gevent.spawn_later(TIMER, send, address, {})


def resident_bytes():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


def idle_heap(terms):
    play(windows, 1, SPAWN_WINDOW, spawn_and_greet)
    actors = max(1, 100_000 // terms["divisor"])
    gc.collect()
    before = resident_bytes()
    play(windows, actors, SPAWN_WINDOW, spawn_and_greet)
    gc.collect()
    print(resident_bytes() - before, actors)


def echo(self):
    while True:
        question, answer = self.mailbox.get()
        answer.set(json.loads(json.dumps(question)))


def ask(actor, operations):
    for _ in range(operations):
        answer = AsyncResult()
        actor.mailbox.put((json.loads(json.dumps({"text": "how are you"})), answer))
        answer.get()


def worker(self, begin, parent):
    work = begin()
    while True:
        self.receive()
        work()
        send(parent, {})


def workers(begin, terms):
    boss = Actor(lambda self: gevent.sleep(1e9))
    count = max(1, WORKERS // terms["divisor"])
    actors = [Actor(worker, begin, boss.address) for _ in range(count)]

    def run(operations):
        for actor in actors:
            send(actor.address, {})
        for _ in range(operations):
            boss.receive()

    timed(run, terms, size=count)


def connect(port):
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def exchange():
        connection.sendall(b"\1")
        connection.recv(1)

    return exchange


def hog(self, until):
    value = 1
    while time.perf_counter_ns() < until:
        for _ in range(10_000):
            value = (value * 1103515245 + 12345) & 0x7FFFFFFF


def bystander(self, pings, latencies):
    for _ in range(pings):
        sent = self.receive()["sent"]
        latencies.append(time.perf_counter_ns() - sent)


def hogs(terms, quantile):
    """The one who sends is a greenlet, too, and so is late: a latency counts from when the message
    was due."""
    pings = max(2, terms["time"] // 1_000_000)
    latencies = []
    start = time.perf_counter_ns()
    actor = Actor(bystander, pings, latencies)
    for _ in range(HOGS):
        Actor(hog, start + pings * 1_000_000)
    for i in range(1, pings + 1):
        due = start + i * 1_000_000
        gevent.sleep(max(0, (due - time.perf_counter_ns()) / 1e9))
        send(actor.address, {"sent": due})
    actor.greenlet.get()
    latencies.sort()
    print(latencies[max(0, -int(-quantile * pings // 1) - 1)], 1)


def measure(workload, terms):
    name, _, number = workload.rpartition("-")
    if name == "ring":
        size = max(1, int(number) // terms["divisor"])
        timed(lambda n: play(ring, n), terms, size=size)
    elif name == "ping-pong":
        pairs = int(number)
        timed(lambda n: ping_pong(pairs, n), terms, step=pairs)
    elif workload == "fan-in":
        sink = Actor(answer_marks).address
        timed(lambda n: fan_in(sink, n), terms, step=4)
    elif workload == "fan-out":
        sinks = [Actor(answer_marks).address for _ in range(1_000)]
        timed(lambda n: play(source, sinks, n // 1_000, FAN_OUT_WINDOW), terms, step=1_000)
    elif workload == "spawn-and-end":
        launch = lambda parent: Actor(short_life, parent)
        timed(lambda n: play(windows, n, SPAWN_WINDOW, launch), terms, step=SPAWN_WINDOW)
    elif workload == "idle-heap":
        idle_heap(terms)
    elif workload == "ask-virtual":
        actor = Actor(echo)
        timed(lambda n: ask(actor, n), terms)
    elif workload == "sleep":
        workers(lambda: lambda: gevent.sleep(NAP), terms)
    elif workload == "sockets":
        workers(lambda: connect(terms["port"]), terms)
    elif workload == "hogs-worst":
        hogs(terms, 1)
    elif workload == "hogs-p99":
        hogs(terms, 0.99)
    elif workload == "timers":
        timed(lambda n: play(windows, n, TIMERS_WINDOW, set_timer), terms, step=1_000)
    else:
        sys.exit("There is no workload " + workload)


def main():
    workload = sys.argv[1]
    warm_up, duration, samples, divisor, port = map(int, sys.argv[2:])
    terms = {
        "warm_up": warm_up * 1_000_000,
        "time": duration * 1_000_000,
        "samples": samples,
        "divisor": divisor,
        "port": port,
    }
    measure(workload, terms)


main()
