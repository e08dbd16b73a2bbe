package dev.actors.docs;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Receive;

import java.util.HashMap;
import java.util.Map;

@Actor(value = "visits", autostart = true)
class Visits {
    record Visit(String page) {}

    record Count(String page) {}

    private final Map<String, Integer> visits = new HashMap<>();

    @Receive
    void visit(Visit visit) {
        visits.merge(visit.page(), 1, Integer::sum);
    }

    @Receive
    int count(Count count) {
        return visits.getOrDefault(count.page(), 0);
    }

    @ActorState
    Map<String, Integer> visits() {
        return visits;
    }
}
