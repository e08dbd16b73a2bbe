package dev.actors.docs;

import dev.actors.CrashReport;
import dev.actors.spring.ActorEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Component
class Alarms {

    final List<String> raised = new CopyOnWriteArrayList<>();

    @EventListener
    void crashed(ActorEvent.Crashed crash) {
        CrashReport report = crash.report();
        raise(
                "%s crashed over a %s (%s), %s restarts left"
                        .formatted(
                                report.actor().behavior(),
                                report.messageType(),
                                report.cause().getMessage(),
                                report.actor().restartsLeft()));
    }

    @EventListener
    void ended(ActorEvent.Exited exit) {
        if (exit.gaveUp()) {
            raise(exit.actor().behavior() + " gave up");
        }
    }

    private void raise(String alarm) {
        raised.add(alarm);
    }
}
