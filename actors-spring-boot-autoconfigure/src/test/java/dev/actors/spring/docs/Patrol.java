package dev.actors.spring.docs;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.spring.Actor;
import dev.actors.spring.OnDown;
import dev.actors.spring.OnExit;
import dev.actors.spring.OnStart;
import dev.actors.spring.OnStop;
import dev.actors.spring.Receive;

import jakarta.annotation.PreDestroy;

import java.time.Duration;

@Actor("patrol")
class Patrol {

    record Round() {}

    record Watch(Address actor) {}

    private final Journal journal;
    private int rounds;

    Patrol(Journal journal) {
        this.journal = journal;
    }

    @OnStart
    void begin(ActorContext self) {
        self.sendInterval(Duration.ofMinutes(1), self.address(), new Round());
        self.spawnLink(helper -> helper.receive());
    }

    @Receive
    void round(Round round) {
        rounds++;
    }

    @Receive
    void watch(Watch watch, ActorContext self) {
        self.monitor(watch.actor());
        self.reply("watching");
    }

    @OnDown
    void down(Down down) {
        journal.write("down: " + down.reason().kind());
    }

    @OnExit
    void exit(Exit exit) {
        journal.write("helper: " + exit.reason().kind());
    }

    @OnStop
    void stop() {
        journal.write("stopped after " + rounds + " rounds");
    }

    @PreDestroy
    void release() {
        journal.write("released");
    }
}
